import { pause } from '../pause.ts';
import { readBounded, type BoundedRead } from './read-bounded.ts';

const PAUSE_MILLIS = 2;
/** A file that is read the same this often in a row is meant to be as it is. */
const LOOKS_ALIKE = 8;
const MOST_LOOKS = 25;

/**
 * Reads a file that others write in place, truncated first and then filled, as the AWS CLI writes config and tokens. Who
 * reads in between finds it empty or cut off; to an edit or a refresh that would be the end of all the rest. So what
 * `seemsCutOff` is looked at again until it stands still. A file that is like that for good costs some milliseconds.
 */
export async function readSettled(
  path: string,
  maxBytes: number,
  seemsCutOff: (bytes: Buffer) => boolean,
  waitAMoment: () => void | Promise<void> = () => pause(PAUSE_MILLIS),
): Promise<BoundedRead> {
  let read = await readBounded(path, maxBytes);
  for (let looks = 1, alike = 1; looks < MOST_LOOKS && alike < LOOKS_ALIKE; looks += 1) {
    if (read.at !== 'read' || !seemsCutOff(read.bytes)) return read;
    await waitAMoment();
    const again = await readBounded(path, maxBytes);
    alike = isSame(read, again) ? alike + 1 : 1;
    read = again;
  }
  return read;
}

function isSame(a: BoundedRead, b: BoundedRead): boolean {
  return a.at === 'read' && b.at === 'read' && a.modifiedAtMillis === b.modifiedAtMillis && a.bytes.equals(b.bytes);
}
