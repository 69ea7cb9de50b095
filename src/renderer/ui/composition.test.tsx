import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { fixtures, type FixtureName } from '../fixtures/fixtures.ts';
import { cleanUp, render } from '../testing/render.ts';

afterEach(cleanUp);

/** As Chromium reports them: while a word is composed, and for the key that begins or ends it. */
const SIGNS = [
  ['isComposing', { isComposing: true }],
  ['key code 229', { keyCode: 229 }],
] as const;

const SEARCHES: readonly (readonly [FixtureName, string])[] = [
  ['ready', 'Search accounts and roles'],
  ['profiles', 'Search profiles'],
  ['activity', 'Filter activity'],
];

const press = (element: Element, key: string, init: KeyboardEventInit): boolean =>
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));

const boxOf = (name: string) => page.getByLabelText(name, { exact: true });

for (const [sign, init] of SIGNS) {
  test.each(SEARCHES)(`Escape and Enter leave the search of %s alone (${sign})`, async (name, label) => {
    const { calls, store } = await render(fixtures[name]);
    await boxOf(label).fill('きょう');
    const before = calls.length;
    const { sheet, page: shown } = store().state();
    for (const key of ['Escape', 'Enter', 'ArrowDown', 'Delete']) press(boxOf(label).element(), key, init);
    press(boxOf(label).element(), 'o', { ...init, ctrlKey: true });
    press(boxOf(label).element(), '2', { ...init, ctrlKey: true, code: 'Digit2' });
    await expect.element(boxOf(label)).toHaveValue('きょう');
    expect(calls).toHaveLength(before);
    expect(store().state()).toMatchObject({ sheet, page: shown });
  });

  test(`Escape and Enter neither close a sheet nor send its form (${sign})`, async () => {
    const { calls } = await render(fixtures.editChange);
    const field = page.getByRole('dialog').getByRole('textbox').first();
    await expect.element(field).toBeVisible();
    // A key whose default is prevented closes no dialog and submits no form.
    expect(press(field.element(), 'Escape', init)).toBe(false);
    expect(press(field.element(), 'Enter', init)).toBe(false);
    expect(calls.map(({ command }) => command)).not.toContain('applyEdit');
  });
}

test('the same keys act when nothing is composed', async () => {
  await render(fixtures.ready);
  const box = boxOf('Search accounts and roles');
  await box.fill('prod');
  press(box.element(), 'Escape', {});
  await expect.element(box).toHaveValue('');
});
