/** The window's pages, in the order of the navigation and of its keys (Ctrl or ⌘ with 1, 2, …). */
export const PAGES = ['roles', 'profiles', 'doctor', 'activity', 'settings', 'about'] as const;
export type PageName = (typeof PAGES)[number];
