import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { fixtures } from './fixtures/fixtures.ts';
import { inLanguage } from './fixtures/sessions.ts';
import { actsIn } from './testing/acts.ts';
import { cleanUp, render } from './testing/render.ts';

afterEach(cleanUp);

test('asks main for another language and follows it, without a reload', async () => {
  const { calls, push } = await render(fixtures.firstRun);
  await page.getByRole('button', { name: '日本語' }).click();
  expect(actsIn(calls)).toEqual([{ command: 'changeSettings', input: { change: { language: 'ja' } } }]);
  push('status', { ...inLanguage(fixtures.firstRun.status, 'ja'), revision: 2 });
  await expect.element(page.getByRole('textbox', { name: /^開始 URL/ })).toBeVisible();
  expect(document.documentElement.lang).toBe('ja');
  expect(getComputedStyle(document.body).fontFamily).toMatch(/Hiragino|Noto Sans CJK JP/);
});

test('says once that there is no tray, until dismissed', async () => {
  await render(fixtures.noTray);
  await expect.element(page.getByText(/shows no tray icons/)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect.element(page.getByText(/shows no tray icons/)).not.toBeInTheDocument();
});

test('opens the profile sheet when the tray asks for it', async () => {
  const { push } = await render(fixtures.ready);
  push('navigation', {
    at: 'profile',
    role: { sourceId: 'acme', accountId: '774455667788', roleName: 'ReadOnlyAccess' },
  });
  const dialog = page.getByRole('dialog', { name: 'Create a profile' });
  await expect.element(dialog.getByText(/ReadOnlyAccess in Log Archive/)).toBeVisible();
});

test('shows hostile names as text', async () => {
  await render(fixtures.awkwardNames);
  await expect.element(page.getByText('<img src=x onerror="alert(1)">')).toBeVisible();
  await expect.element(page.getByText('line break and\uFFFDcontrol')).toBeVisible();
  expect(document.querySelectorAll('img')).toHaveLength(0);
});
