import { writeSync } from 'node:fs';
import { EXIT } from '../exit-codes.ts';

/**
 * Prints text on standard output and ends the process. For what must be quick: `process.stdout` would load Node.js's
 * streams and sockets, and an end without `process.exit` takes the whole runtime down piece by piece.
 */
export function printAndExit(text: string): void {
  const bytes = Buffer.from(text);
  // On Windows a terminal shows UTF-8 only if it is written through `process.stdout`.
  const written = process.platform === 'win32' ? 0 : writtenAtOnce(bytes);
  if (written === bytes.length) process.exit(EXIT.ok);
  process.stdout.write(bytes.subarray(written), () => process.exit(EXIT.ok));
}

/** The number of bytes written. Fewer than all where a pipe that must not be waited for is full, or where writing failed. */
function writtenAtOnce(bytes: Buffer): number {
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(1, bytes, written);
  } catch (thrown) {
    // The reader has stopped early, as `head` does.
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EPIPE') process.exit(EXIT.ok);
  }
  return written;
}
