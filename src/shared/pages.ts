/** The window's pages, in the order of the navigation and of its keys (Ctrl or ⌘ with 1, 2, …). */
export const PAGES = ['roles', 'profiles', 'doctor', 'activity', 'settings', 'about'] as const;
export type PageName = (typeof PAGES)[number];

/** The parts of the window that can fail alone. */
export const WINDOW_PARTS = [...PAGES, 'banners', 'sheet', 'window'] as const;
export type WindowPart = (typeof WINDOW_PARTS)[number];

/** A part of the window that threw while it was drawn, for the log. The texts are cut to the lengths below. */
export interface PartFailure {
  readonly part: WindowPart;
  readonly message: string;
  readonly stack: string;
}

export const MAX_FAILURE_MESSAGE_CHARS = 300;
export const MAX_FAILURE_STACK_CHARS = 2_000;
