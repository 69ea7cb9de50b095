import { expect, test } from 'vitest';
import { perKey } from './per-key.ts';

test('a value is made once for each key', () => {
  const made: string[] = [];
  const of = perKey((key) => {
    made.push(key);
    return { key };
  });
  const first = of('a');
  expect([of('a'), of('b')]).toEqual([{ key: 'a' }, { key: 'b' }]);
  expect(of('a')).toBe(first);
  expect(made).toEqual(['a', 'b']);
});
