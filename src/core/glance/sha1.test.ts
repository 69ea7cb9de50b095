import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha1 } from './sha1.ts';

const byNode = (text: string): string => createHash('sha1').update(text).digest('hex');

test('the known hash of abc (RFC 3174, 7.3)', () => {
  expect(sha1('abc')).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
});

test.each([0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000])('%i bytes, as Node.js hashes them', (length) => {
  const text = 'a'.repeat(length);
  expect(sha1(text)).toBe(byNode(text));
});

test.each(['本番-sso', '🙂', 'é'.repeat(40), '\uD800'])('%s, as Node.js hashes it', (text) => {
  expect(sha1(text)).toBe(byNode(text));
});

test('any text, as Node.js hashes it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 150 }), (text) => {
      expect(sha1(text)).toBe(byNode(text));
    }),
  );
});
