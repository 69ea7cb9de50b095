import type { KeyPress } from '../roles/list/list-keys.ts';

/** What a key does in the list of profiles. */
export type ProfileKey =
  | { readonly do: 'move'; readonly by: 'row' | 'page' | 'end'; readonly direction: 1 | -1 }
  | { readonly do: 'first' | 'menu' | 'select' | 'remove' | 'search' };

const MOVES: Readonly<Record<string, ProfileKey>> = {
  ArrowDown: { do: 'move', by: 'row', direction: 1 },
  ArrowUp: { do: 'move', by: 'row', direction: -1 },
  PageDown: { do: 'move', by: 'page', direction: 1 },
  PageUp: { do: 'move', by: 'page', direction: -1 },
};

const IN_LIST: Readonly<Record<string, ProfileKey>> = {
  Home: { do: 'move', by: 'end', direction: -1 },
  End: { do: 'move', by: 'end', direction: 1 },
  Delete: { do: 'remove' },
  Backspace: { do: 'remove' },
  ' ': { do: 'select' },
  Escape: { do: 'search' },
};

/**
 * In the search box, only the arrows, Enter and the menu's keys act on the list; other keys edit the text. On a button or
 * checkbox in a row (`onControl`), Enter and Space act on that control.
 */
export function profileKey(press: KeyPress, where: 'search' | 'list', onControl: boolean): ProfileKey | undefined {
  if (press.altKey || press.ctrlKey || press.metaKey) return undefined;
  if (onControl && (press.key === 'Enter' || press.key === ' ')) return undefined;
  if (press.key === 'ContextMenu' || (press.shiftKey && (press.key === 'F10' || press.key === 'Enter')))
    return { do: 'menu' };
  if (press.key === 'Enter') return { do: 'first' };
  const move = press.shiftKey ? undefined : MOVES[press.key];
  if (move !== undefined) return move;
  if (where === 'search') return undefined;
  const known = press.shiftKey ? undefined : IN_LIST[press.key];
  return known ?? (isCharacter(press.key) ? { do: 'search' } : undefined);
}

/** Returns true for a key that types a character. Pressed in the list, it goes to the search box. */
function isCharacter(key: string): boolean {
  return Array.from(key).length === 1;
}
