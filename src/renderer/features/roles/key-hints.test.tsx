import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { fixtures } from '../../fixtures/fixtures.ts';
import { usualSettings } from '../../fixtures/settings.ts';
import { DEFAULT_ACTS } from '../../../shared/domain/settings.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

test.each(DEFAULT_ACTS)('each act is named once where Enter does “%s”', async (defaultAct) => {
  await render({ ...fixtures.ready, settings: { ...usualSettings, defaultAct } });
  const hints = page.getByRole('list', { name: 'Keyboard' });
  await expect.element(hints).toBeVisible();
  const acts = [...hints.element().children].map((hint) => hint.lastChild?.textContent);
  expect(acts).toContain('console');
  expect(acts).toStrictEqual([...new Set(acts)]);
});
