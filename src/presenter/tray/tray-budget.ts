import { countItems, type MenuItem } from './menu-item.ts';

/**
 * The most lines the whole menu has, on every level together. A menu is read line by line, and desktops draw all of it at
 * each change, some over a bus: what is beyond this is found sooner by searching in the window.
 */
export const MAX_ITEMS = 40;

/** Whether lines fit into so many, however long the lists behind them are: counts no further than it must. */
export function fits(lines: Iterable<number>, room: number): boolean {
  let left = room;
  for (const count of lines) {
    if (left < 0) return false;
    left -= count;
  }
  return left >= 0;
}

/** The first of the items that fit into so many lines. */
export function firstThatFit(items: readonly MenuItem[], room: number): readonly MenuItem[] {
  let left = room;
  const end = items.findIndex((item) => (left -= countItems([item])) < 0);
  return end < 0 ? items : items.slice(0, end);
}
