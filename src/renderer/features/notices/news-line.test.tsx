import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ok } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const search = page.getByRole('combobox', { name: 'Search accounts and roles' });

test('gives the focus back to the page when its button goes with it', async () => {
  await render({ ...fixtures.ready, answers: { ...fixtures.ready.answers, clearClipboard: () => ok(undefined) } });
  await expect.element(search).toHaveFocus();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  const clear = page.getByRole('button', { name: 'Clear now' });
  await expect.element(clear).toBeVisible();
  await userEvent.keyboard('{F6}');
  await expect.element(clear).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(clear).not.toBeInTheDocument();
  await expect.element(search).toHaveFocus();
});

test('covers neither the keys below a list nor the last line scrolled to', async () => {
  await render(fixtures.ready);
  await expect.element(search).toHaveFocus();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  const grid = page.getByRole('grid', { name: 'Accounts and roles' });
  await expect.element(page.getByRole('button', { name: 'Clear now' })).toBeVisible();
  grid.element().scrollTo({ top: 1_000_000 });
  const last = page.getByRole('row', { name: /^AdministratorAccess, Security Tooling/ });
  await expect.element(last).toBeInViewport();
  await expect.poll(() => last.element().getBoundingClientRect().bottom <= notice().top).toBe(true);
  const keys = page.getByRole('list', { name: 'Keyboard' }).element();
  expect(notice().bottom).toBeLessThanOrEqual(keys.getBoundingClientRect().top);
});

test.each([420, 1200])('is above the last edit, %i px wide', async (width) => {
  await render(fixtures.profiles, { width });
  const undo = page.getByRole('main').getByRole('button', { name: 'Undo' });
  await undo.click();
  await expect.element(page.getByRole('button', { name: 'Redo' })).toBeVisible();
  expect(notice().bottom).toBeLessThanOrEqual(undo.element().getBoundingClientRect().top);
});

/** Where the news is, once it has risen. */
function notice(): DOMRect {
  for (const animation of document.getAnimations()) animation.cancel();
  const box = document.querySelector('[data-news] output > *');
  if (box === null) throw new Error('there is no news');
  return box.getBoundingClientRect();
}
