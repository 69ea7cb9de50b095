import { randomBytes, randomInt } from 'node:crypto';

/** Unguessable text of the base64url alphabet; `bytes` of randomness, 4/3 as many characters. */
export function randomToken(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

/** `length` characters drawn evenly from `alphabet`. */
export function randomFrom(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}
