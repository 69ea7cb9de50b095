/** The parts of a key press that make a shortcut (UI Events, KeyboardEvent). */
export interface ShortcutPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/** An Electron accelerator, and whether it may be held over every other program. */
export interface Shortcut {
  readonly accelerator: string;
  /** A bare letter, or one with Shift alone, would be taken from everybody's typing. */
  readonly isFit: boolean;
}

const MODIFIER_KEYS: ReadonlySet<string> = new Set([
  'Control',
  'Alt',
  'AltGraph',
  'Shift',
  'Meta',
  'CapsLock',
  'Fn',
  'NumLock',
]);

/** Electron's names of keys by their place on the keyboard (UI Events code values). */
const BY_CODE: Readonly<Record<string, string>> = {
  Space: 'Space',
  Tab: 'Tab',
  Enter: 'Return',
  NumpadEnter: 'Return',
  Backspace: 'Backspace',
  Delete: 'Delete',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  PrintScreen: 'PrintScreen',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Comma: ',',
  Period: '.',
  Slash: '/',
  NumpadAdd: 'numadd',
  NumpadSubtract: 'numsub',
  NumpadMultiply: 'nummult',
  NumpadDivide: 'numdiv',
  NumpadDecimal: 'numdec',
};

/** The modifiers held, as Electron names them, in its usual order. */
export function heldModifiers(press: Omit<ShortcutPress, 'key' | 'code'>, mac: boolean): readonly string[] {
  return [
    ...(press.ctrlKey ? ['Control'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(press.shiftKey ? ['Shift'] : []),
    ...(press.metaKey ? [mac ? 'Command' : 'Super'] : []),
  ];
}

/** What a key press means as a shortcut; `undefined` while only modifiers are held, or for keys no shortcut can have. */
export function shortcutOf(press: ShortcutPress, mac: boolean): Shortcut | undefined {
  const key = MODIFIER_KEYS.has(press.key) ? undefined : keyName(press);
  if (key === undefined) return undefined;
  const isFunctionKey = /^F\d+$/u.test(key);
  return {
    accelerator: [...heldModifiers(press, mac), key].join('+'),
    isFit: press.ctrlKey || press.altKey || press.metaKey || isFunctionKey,
  };
}

/**
 * Letters by what is written on them, as Electron registers them by the layout; where a modifier or another script
 * makes something else of the key, by its place.
 */
function keyName({ key, code }: ShortcutPress): string | undefined {
  if (/^[a-z]$/iu.test(key)) return key.toUpperCase();
  const lettered = /^Key([A-Z])$/u.exec(code)?.[1];
  if (lettered !== undefined) return lettered;
  const digit = /^Digit(\d)$/u.exec(code)?.[1];
  if (digit !== undefined) return digit;
  const numpad = /^Numpad(\d)$/u.exec(code)?.[1];
  if (numpad !== undefined) return `num${numpad}`;
  if (/^F([1-9]|1\d|2[0-4])$/u.test(code)) return code;
  return BY_CODE[code];
}
