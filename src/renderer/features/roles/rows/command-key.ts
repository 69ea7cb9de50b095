import { isMac } from '../../navigation/platform.ts';

/** The modifier of a letter while the search box has the focus, as written before the letter. */
export const commandKey = isMac ? '⌘' : 'Ctrl ';
