/** The most lines that the menu itself has. A hand finds a line in a list of this length by its place. */
export const MAX_TOP_ITEMS = 12;

/** Organizations with more accounts than this are searched instead: a tree of them takes longer to read than to search. */
export const MAX_TREE_ACCOUNTS = 300;

/**
 * The most lines below the menu itself. Panels on Linux get the whole menu over a bus each time a line changes: 3,000
 * lines take about 60 ms to build.
 */
export const MAX_TREE_ITEMS = 3_000;

/** Accounts beside one another in one submenu: about what a screen shows without scrolling. */
export const MAX_ACCOUNTS_BESIDE = 30;
