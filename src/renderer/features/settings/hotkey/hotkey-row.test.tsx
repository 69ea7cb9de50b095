import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { failed } from '../../../fixtures/fake-bridge.ts';
import { fixtures } from '../../../fixtures/fixtures.ts';
import { pageAnswers } from '../../../fixtures/page-answers.ts';
import { cleanUp, render } from '../../../testing/render.ts';
import { changes } from '../../../testing/settings-page.ts';

afterEach(cleanUp);

const heading = page.getByRole('heading', { level: 2, name: 'Settings' });

describe('the global shortcut', () => {
  const shortcut = page.getByRole('group', { name: 'Global shortcut' });

  test('is recorded by pressing it, without a mouse and without leaving the page', async () => {
    const { calls } = await render(fixtures.settings);
    await expect.element(heading).toHaveFocus();
    shortcut.getByRole('button', { name: 'Set…' }).element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(shortcut.getByRole('button', { name: 'Press keys…' })).toHaveFocus();
    await userEvent.keyboard('{Control>}');
    await expect.element(shortcut.getByRole('button', { name: 'Ctrl+…' })).toHaveFocus();
    await userEvent.keyboard('{Shift>}1{/Shift}{/Control}');
    await expect.element(shortcut.getByText('Ctrl+Shift+1')).toBeVisible();
    await expect.element(shortcut.getByRole('button', { name: 'Change…' })).toHaveFocus();
    await expect.element(heading).toBeVisible();
    expect(changes(calls)).toEqual([{ hotkey: 'Control+Shift+1' }]);
  });

  test('is refused in words where another program has it, and the one before stays', async () => {
    const { calls } = await render({
      ...fixtures.settingsChosen,
      answers: { ...pageAnswers, changeSettings: () => failed('hotkeyTaken', { hotkey: 'Control+Alt+D' }) },
    });
    await shortcut.getByRole('button', { name: 'Change…' }).click();
    await userEvent.keyboard('{Control>}{Alt>}d{/Alt}{/Control}');
    await expect.element(page.getByText(/^Ctrl\+Alt\+D is taken by another program/)).toBeVisible();
    await expect.element(shortcut.getByText('Ctrl+Shift+Space')).toBeVisible();
    await shortcut.getByRole('button', { name: 'Change…' }).click();
    await expect.element(page.getByText(/is taken by another program/)).not.toBeInTheDocument();
    expect(changes(calls)).toEqual([{ hotkey: 'Control+Alt+D' }]);
  });

  test('is not a bare letter; Escape and Tab leave it as it was', async () => {
    const { calls } = await render(fixtures.settings);
    await shortcut.getByRole('button', { name: 'Set…' }).click();
    await userEvent.keyboard('d');
    await expect.element(page.getByText(/^D can’t be a global shortcut\. Hold Ctrl, Alt or Super/)).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByText(/can’t be a global shortcut/)).not.toBeInTheDocument();
    await expect.element(shortcut.getByRole('button', { name: 'Set…' })).toHaveFocus();
    await userEvent.keyboard('{Enter}{Tab}');
    await expect.element(shortcut.getByRole('button', { name: 'Set…' })).not.toHaveFocus();
    expect(changes(calls)).toEqual([]);
  });

  test('is removed, and the focus stays near', async () => {
    const { calls } = await render(fixtures.settingsChosen);
    await shortcut.getByRole('button', { name: 'Remove the shortcut' }).click();
    await expect.element(shortcut.getByText('None')).toBeVisible();
    await expect.element(shortcut.getByRole('button', { name: 'Set…' })).toHaveFocus();
    expect(changes(calls)).toEqual([{ hotkey: null }]);
  });
});
