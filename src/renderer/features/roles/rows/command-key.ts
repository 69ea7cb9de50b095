import { isMac } from '../../navigation/platform.ts';

/** What is held with a letter while the search box has the focus, as it is written before the letter. */
export const commandKey = isMac ? '⌘' : 'Ctrl ';
