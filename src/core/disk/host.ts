/**
 * Whether this process runs on Windows: which file system calls exist is a fact of the running machine. It is read here
 * only. How paths, shells and clients behave is a question of `Surroundings.platform`, which tests can set.
 */
export const isWindowsHost = process.platform === 'win32';
