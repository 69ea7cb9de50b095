/** Whether ⌘ is the key of commands here, and not Ctrl. */
export const isMac: boolean = /Mac/.test(navigator.userAgent);
