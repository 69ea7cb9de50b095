/** True if ⌘ is the key for commands here, and false if it is Ctrl. */
export const isMac: boolean = /Mac/.test(navigator.userAgent);

/** Node's name for the system. Others than these three have the keys of Linux. */
export const platform: 'darwin' | 'win32' | 'linux' = isMac
  ? 'darwin'
  : /Windows/.test(navigator.userAgent)
    ? 'win32'
    : 'linux';
