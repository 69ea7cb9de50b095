import { expect, test } from 'vitest';
import { hotkeyWords } from './hotkey-words.ts';

test.each([
  ['CommandOrControl+Shift+D', '⇧⌘D', 'Ctrl+Shift+D', 'Ctrl+Shift+D'],
  ['Alt+Control+d', '⌃⌥D', 'Ctrl+Alt+D', 'Ctrl+Alt+D'],
  ['Super+Space', '⌘Space', 'Win+Space', 'Super+Space'],
  ['Ctrl+Super+F8', '⌃⌘F8', 'Ctrl+Win+F8', 'Ctrl+Super+F8'],
  ['CmdOrCtrl++', '⌘+', 'Ctrl++', 'Ctrl++'],
  ['F13', 'F13', 'F13', 'F13'],
])('%s', (accelerator, mac, windows, linux) => {
  expect(hotkeyWords(accelerator, 'darwin')).toBe(mac);
  expect(hotkeyWords(accelerator, 'win32')).toBe(windows);
  expect(hotkeyWords(accelerator, 'linux')).toBe(linux);
});
