import { HIDDEN_FLAG } from '../desktop/login-item.ts';

/** To be bound to a key in the desktop's own settings, where a program may not take one by itself, as under Wayland. */
const SEARCH_FLAG = '--search';

/** What a start of the app, the first or a later one, asks to be shown; `quiet` for nothing. */
export type LaunchTarget = 'quiet' | 'window' | 'search';

/**
 * Reads a command line; of a second start, Electron hands it over reordered and with Chromium's own switches in
 * between, so only whole flags are looked for, wherever they stand.
 */
export function launchTarget(args: readonly string[]): LaunchTarget {
  if (args.includes(SEARCH_FLAG)) return 'search';
  return args.includes(HIDDEN_FLAG) ? 'quiet' : 'window';
}
