/** The properties of a KeyboardEvent that make a shortcut: https://www.w3.org/TR/uievents/#idl-keyboardevent */
export interface ShortcutPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/** An Electron accelerator, and whether it is fit for a global shortcut. */
export interface Shortcut {
  readonly accelerator: string;
  /** False for a letter without modifiers or with Shift only: no program could type it any more. */
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

/** Electron's names of keys by `KeyboardEvent.code`: https://www.electronjs.org/docs/latest/tutorial/keyboard-shortcuts */
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

/** The held modifiers by Electron's names, in its usual order. */
export function heldModifiers(press: Omit<ShortcutPress, 'key' | 'code'>, mac: boolean): readonly string[] {
  return [
    ...(press.ctrlKey ? ['Control'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(press.shiftKey ? ['Shift'] : []),
    ...(press.metaKey ? [mac ? 'Command' : 'Super'] : []),
  ];
}

/** The shortcut of a key press. Undefined while only modifiers are held, and for keys that no shortcut can have. */
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
 * The name of a letter key is its letter, because Electron registers letters by the keyboard's layout. If a modifier or
 * another script changes the letter, the key's position decides.
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
