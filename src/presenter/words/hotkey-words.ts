/** The symbols that macOS menus have for modifier keys. Other systems write their names. */
const MAC_SIGNS: Readonly<Record<string, string>> = { Ctrl: '⌃', Alt: '⌥', Shift: '⇧', Cmd: '⌘' };
const MODIFIER_ORDER = ['Ctrl', 'Alt', 'Shift', 'Cmd', 'Win', 'Super', 'AltGr'];
const SUPER_NAMES: Readonly<Record<string, string>> = { darwin: 'Cmd', win32: 'Win' };

/**
 * An Electron accelerator as the platform's menus write it: `CommandOrControl+Shift+D` is `⇧⌘D` on macOS and `Ctrl+Shift+D`
 * elsewhere. `platform` is Node's `process.platform`.
 */
export function hotkeyWords(accelerator: string, platform: string): string {
  const parts = accelerator.split(/\+(?=.)/u).map((part) => nameOf(part.trim(), platform));
  const keys = parts.filter((part) => !MODIFIER_ORDER.includes(part));
  const modifiers = parts
    .filter((part) => !keys.includes(part))
    .toSorted((a, b) => MODIFIER_ORDER.indexOf(a) - MODIFIER_ORDER.indexOf(b));
  return platform === 'darwin'
    ? [...modifiers.map((name) => MAC_SIGNS[name] ?? name), ...keys].join('')
    : [...modifiers, ...keys].join('+');
}

function nameOf(part: string, platform: string): string {
  switch (part.toLowerCase()) {
    case 'commandorcontrol':
    case 'cmdorctrl':
      return platform === 'darwin' ? 'Cmd' : 'Ctrl';
    case 'command':
    case 'cmd':
      return 'Cmd';
    case 'control':
    case 'ctrl':
      return 'Ctrl';
    case 'alt':
    case 'option':
      return 'Alt';
    case 'altgr':
      return 'AltGr';
    case 'shift':
      return 'Shift';
    case 'super':
    case 'meta':
      return SUPER_NAMES[platform] ?? 'Super';
    default:
      return part.length === 1 ? part.toUpperCase() : part;
  }
}
