/** Whether ⌘ is the key of commands here, and not Ctrl. */
export const isMac: boolean = /Mac/.test(navigator.userAgent);

/** The system by Node's name for it, as far as words about keys differ. */
export const platform: 'darwin' | 'win32' | 'linux' = isMac
  ? 'darwin'
  : /Windows/.test(navigator.userAgent)
    ? 'win32'
    : 'linux';
