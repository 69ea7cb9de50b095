import type { RoleHandlers } from '../rows/role-actions.ts';

type RoleActionName = keyof RoleHandlers;

/** What a key does in the list of roles. */
export type ListAction =
  | { readonly do: 'move'; readonly by: 'row' | 'page' | 'end'; readonly direction: 1 | -1 }
  | { readonly do: 'search' | RoleActionName };

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const LETTERS: Readonly<Record<string, ListAction>> = {
  e: { do: 'copyVariable' },
  p: { do: 'setUpProfile' },
  d: { do: 'setDefault' },
  o: { do: 'openConsole' },
  s: { do: 'favourite' },
  l: { do: 'markAccount' },
  '.': { do: 'showMore' },
};

const SHIFTED_LETTERS: Readonly<Record<string, ListAction>> = {
  o: { do: 'openConsoleIn' },
};

const MOVES: Readonly<Record<string, ListAction>> = {
  ArrowDown: { do: 'move', by: 'row', direction: 1 },
  ArrowUp: { do: 'move', by: 'row', direction: -1 },
  PageDown: { do: 'move', by: 'page', direction: 1 },
  PageUp: { do: 'move', by: 'page', direction: -1 },
};

const ENDS: Readonly<Record<string, ListAction>> = {
  Home: { do: 'move', by: 'end', direction: -1 },
  End: { do: 'move', by: 'end', direction: 1 },
};

/**
 * Returns the action of a key press. In the search box, letters, Home and End edit the text, so an action is Ctrl (on a Mac
 * ⌘) with its letter. In the list the letter alone is enough.
 */
export function listAction(press: KeyPress, where: 'search' | 'list'): ListAction | undefined {
  const commandKey = press.ctrlKey || press.metaKey;
  if (press.key === 'Enter') return enterAction(press, commandKey);
  if (press.altKey) return undefined;
  // The keys that open a context menu on every desktop.
  if (press.key === 'ContextMenu' || (press.key === 'F10' && press.shiftKey)) return { do: 'showMore' };
  if (commandKey || where === 'list') {
    const key = press.key.toLowerCase();
    const action = press.shiftKey ? SHIFTED_LETTERS[key] : (LETTERS[key] ?? ENDS[press.key]);
    if (action !== undefined) return action;
  }
  if (commandKey || press.shiftKey) return undefined;
  if (where === 'list' && (press.key === 'Escape' || isCharacter(press.key))) return { do: 'search' };
  return MOVES[press.key];
}

function enterAction({ shiftKey, altKey }: KeyPress, commandKey: boolean): ListAction | undefined {
  if (altKey) return commandKey || shiftKey ? undefined : { do: 'openConsole' };
  if (shiftKey) return commandKey ? undefined : { do: 'chooseFormat' };
  return { do: commandKey ? 'useOther' : 'useRole' };
}

/** Returns true for a key that types a character. Pressed in the list, it goes to the search box. */
function isCharacter(key: string): boolean {
  return Array.from(key).length === 1 && key !== ' ';
}
