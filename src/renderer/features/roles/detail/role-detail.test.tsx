import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fixtures } from '../../../fixtures/fixtures.ts';
import { HOUR_MILLIS, NOW_MILLIS } from '../../../fixtures/sessions.ts';
import { cleanUp, render } from '../../../testing/render.ts';
import { reader, ready } from '../../../testing/roles-page.ts';

afterEach(cleanUp);

describe('the pane', () => {
  const pane = page.getByRole('region', { name: 'ReadOnlyAccess' });

  test('has the acts in words, the default one first, and the keys that do them', async () => {
    const { calls } = await render(ready, { width: 1200, height: 800 });
    const buttons = pane.getByRole('button').elements();
    expect(buttons.map(({ textContent }) => textContent).slice(1, 5)).toEqual([
      'Copy export AWS_PROFILE↵',
      'Copy keys (bash)Ctrl ↵',
      'Open consoleCtrl O',
      'MoreCtrl .',
    ]);
    await pane.getByRole('button', { name: /^Copy keys/ }).click();
    await pane.getByRole('button', { name: 'Copy account ID' }).click();
    await pane.getByRole('button', { name: 'Copy console link' }).click();
    expect(calls).toEqual([
      { command: 'copyKeys', input: { role: reader, format: 'bash' } },
      { command: 'copyRoleFact', input: { role: reader, what: 'accountId' } },
      { command: 'copyRoleFact', input: { role: reader, what: 'consoleLink' } },
    ]);
  });

  test('follows the keyboard through the list', async () => {
    await render(ready, { width: 1200, height: 800 });
    await expect.element(pane).toBeVisible();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(page.getByRole('region', { name: 'DeveloperAccess' })).toMatchTextContent(/staging-dev/);
  });

  test('says that an act signs in first where the session has ended, as does each row', async () => {
    await render(fixtures.expired, { width: 1200, height: 800 });
    await expect.element(pane.getByRole('button', { name: /^Sign in and copy AWS_PROFILE/ })).toBeVisible();
    await expect.element(page.getByRole('row', { name: /signs in first$/ }).first()).toBeVisible();
  });

  test('shows whose keys are on the clipboard, and clears them now', async () => {
    const clipboard = {
      role: reader,
      format: 'bash',
      expiresAtMillis: NOW_MILLIS + HOUR_MILLIS,
      clearsAtMillis: NOW_MILLIS + 42_000,
    } as const;
    const { calls } = await render({ ...ready, status: { ...ready.status, clipboard } }, { width: 1200, height: 800 });
    await expect.element(pane).toMatchTextContent(/Acme Production · ReadOnlyAccess \(bash\) · clears in 0:42/);
    await pane.getByRole('button', { name: 'Clear now' }).click();
    expect(calls).toEqual([{ command: 'clearClipboard', input: {} }]);
  });
});
