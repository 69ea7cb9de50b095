/** The most items of the menu's top level. In a list of this length, an item is found by its position. */
export const MAX_TOP_ITEMS = 12;

/** With more accounts than this, search is faster than a tree. */
export const MAX_TREE_ACCOUNTS = 300;

/**
 * The most items below the top level. Panels on Linux get the whole menu over D-Bus each time an item changes: 3,000 items
 * take about 60 ms to build.
 */
export const MAX_TREE_ITEMS = 3_000;

/** The most accounts in one submenu: about what a screen shows without scrolling. */
export const MAX_ACCOUNTS_BESIDE = 30;
