import type { Readable } from 'node:stream';
import { DaypassError } from '../../shared/errors/daypass-error.ts';

/** The largest true answer, a page of 100 accounts, is some 20 KB. */
const LARGEST_ANSWER_BYTES = 8 * 1024 * 1024;

/** The whole of a body. One that is too large is cut off, its connection with it: `unexpectedAnswer`. */
export async function readBody(body: Readable, limitBytes = LARGEST_ANSWER_BYTES): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > limitBytes) {
      body.destroy();
      throw new DaypassError('unexpectedAnswer', { unusable: 'tooLarge' });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The first bytes of a body; what follows is not waited for, and its connection is closed. */
export async function readStart(body: Readable, limitBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    chunks.push(chunk);
    if (length >= limitBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, limitBytes);
}
