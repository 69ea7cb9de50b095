import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** A config file of 25,000 profiles is some 4 MB, a cached list of all roles less. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * The text of a regular file. Throws where there is none, also for a named pipe, a device and what is absurdly large: a
 * prompt that waits holds the person's shell, each time.
 */
export function glanceAtFile(path: string): string {
  // Windows has no such flag. Opening a named pipe without it waits until another program opens its other end.
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile() || stats.size > MOST_BYTES) throw new Error('not a file to glance at');
    return readFileSync(descriptor, 'utf8');
  } finally {
    closeSync(descriptor);
  }
}
