import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

test.each([
  ['jsno', 'json'],
  ['jso', 'json'],
  ['ttext', 'text'],
  ['tabel', 'table'],
  ['xml', undefined],
  ['t', undefined],
])('%s is meant to be %s', (typed, meant) => {
  expect(nearest(typed, ['json', 'text', 'table'])).toBe(meant);
});
