import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { redacted } from './redact.ts';

const SECRETS_TRIED = 100_000;
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BASE64_URL = `${BASE64.slice(0, 62)}-_`;
const seed = process.env['DAYPASS_SEED'] ?? '1';

/** Random text from a seed, so that a failure can be repeated. */
function randomText(seedText: string, alphabet: string, length: number): string {
  let text = '';
  for (let block = 0; text.length < length; block += 1) {
    const bytes = createHash('sha512').update(`${seed} ${seedText} ${block}`).digest();
    for (const byte of bytes) text += alphabet.charAt(byte % alphabet.length);
  }
  return text.slice(0, length);
}

const KINDS: readonly ((name: string) => string)[] = [
  (name) => randomText(name, BASE64, 40),
  (name) => `${randomText(name, BASE64, 300)}==`,
  (name) => `aoa${randomText(name, BASE64, 60)}:${randomText(`${name} signature`, BASE64, 60)}=`,
  (name) => `aor${randomText(name, BASE64, 60)}:${randomText(`${name} signature`, BASE64, 60)}`,
  (name) =>
    `eyJ${randomText(name, BASE64_URL, 40)}.eyJ${randomText(`${name} body`, BASE64_URL, 80)}.${randomText(`${name} end`, BASE64_URL, 43)}`,
];

const SURROUNDINGS: readonly ((secret: string) => unknown)[] = [
  (secret) => `failed with ${secret} at once`,
  (secret) => `key=${secret}`,
  (secret) => JSON.stringify({ value: secret }),
  (secret) => JSON.stringify({ value: secret }).replaceAll('/', String.raw`\/`),
  (secret) => JSON.stringify({ value: secret }).replaceAll('+', String.raw`\u002b`),
  (secret) => `https://host.example/?x=${encodeURIComponent(secret)}&y=1`,
  (secret) => `https://host.example/?x=${encodeURIComponent(encodeURIComponent(secret))}`,
  (secret) => `x=${encodeURIComponent(secret).replaceAll(/%../g, (code) => code.toLowerCase())}`,
  (secret) => `Authorization: Bearer ${secret}`,
  (secret) => ({ nested: [{ text: `(${secret})` }] }),
  (secret) => new Error(`"${secret}"`),
];

test('no random secret leaves more than 8 characters, whatever stands around it', () => {
  const leaks: string[] = [];
  for (let at = 0; at < SECRETS_TRIED; at += 1) {
    const secret = KINDS[at % KINDS.length]?.(String(at)) ?? '';
    const written = JSON.stringify(redacted(SURROUNDINGS[at % SURROUNDINGS.length]?.(secret)));
    if (leaves(written, secret)) leaks.push(written);
  }
  expect(leaks.slice(0, 5)).toEqual([]);
});

/** True if nine characters in a row of the secret are in the text, plain or decoded. */
function leaves(written: string, secret: string): boolean {
  for (let from = 0; from + 9 <= secret.length; from += 1) {
    const part = secret.slice(from, from + 9);
    if (written.includes(part) || written.includes(encodeURIComponent(part))) return true;
  }
  return false;
}

test.each([
  ['Authorization: Bearer short-one', 'short-one'],
  ['tool --password hunter2', 'hunter2'],
  ['client_secret=hunter2&x=1', 'hunter2'],
  ['proxy http://ann:p@ss@host:80', 'p@ss'],
])('%j is written without its secret', (text, secret) => {
  expect(redacted(text)).not.toContain(secret);
});
