import { expect, test } from 'vitest';
import { heldModifiers, shortcutOf, type ShortcutPress } from './accelerator.ts';

const press = (key: string, code: string, ...held: readonly ('ctrl' | 'alt' | 'shift' | 'meta')[]): ShortcutPress => ({
  key,
  code,
  ctrlKey: held.includes('ctrl'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
  metaKey: held.includes('meta'),
});

test.each([
  [press('d', 'KeyD', 'ctrl', 'alt'), 'Control+Alt+D'],
  [press('D', 'KeyD', 'ctrl', 'shift'), 'Control+Shift+D'],
  // By what is written on the key: AZERTY's A lies where others have their Q.
  [press('a', 'KeyQ', 'ctrl'), 'Control+A'],
  // By its place, where the layout writes no Latin letter, or Option makes a sign of it.
  [press('в', 'KeyD', 'ctrl'), 'Control+D'],
  [press('å', 'KeyA', 'alt'), 'Alt+A'],
  [press('!', 'Digit1', 'ctrl', 'shift'), 'Control+Shift+1'],
  [press('&', 'Digit1', 'ctrl'), 'Control+1'],
  [press('1', 'Numpad1', 'ctrl'), 'Control+num1'],
  [press('+', 'NumpadAdd', 'ctrl'), 'Control+numadd'],
  [press(' ', 'Space', 'alt'), 'Alt+Space'],
  [press('Enter', 'Enter', 'meta'), 'Super+Return'],
  [press('ArrowUp', 'ArrowUp', 'ctrl'), 'Control+Up'],
  [press(',', 'Comma', 'ctrl'), 'Control+,'],
  [press('F12', 'F12'), 'F12'],
  [press('F12', 'F12', 'shift'), 'Shift+F12'],
])('%o is %s', (pressed, accelerator) => {
  expect(shortcutOf(pressed, false)).toStrictEqual({ accelerator, isFit: true });
});

test('⌘ is Command on a Mac', () => {
  expect(shortcutOf(press('d', 'KeyD', 'meta', 'shift'), true)?.accelerator).toBe('Shift+Command+D');
  expect(heldModifiers(press('Meta', 'MetaLeft', 'meta', 'alt'), true)).toStrictEqual(['Alt', 'Command']);
});

test.each([
  [press('d', 'KeyD'), 'D'],
  [press('D', 'KeyD', 'shift'), 'Shift+D'],
  [press(' ', 'Space'), 'Space'],
])('%o would be taken from typing', (pressed, accelerator) => {
  expect(shortcutOf(pressed, false)).toStrictEqual({ accelerator, isFit: false });
});

test.each([
  press('Control', 'ControlLeft', 'ctrl'),
  press('AltGraph', 'AltRight', 'ctrl', 'alt'),
  press('Shift', 'ShiftRight', 'shift'),
  press('MediaPlayPause', 'MediaPlayPause', 'ctrl'),
  press('Dead', '', 'ctrl'),
  press('F25', 'F25', 'ctrl'),
])('%o is no shortcut yet', (pressed) => {
  expect(shortcutOf(pressed, false)).toBeUndefined();
});
