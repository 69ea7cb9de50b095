import { expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

test('work that comes while other work runs is refused, and runs again afterwards, also after a failure', async () => {
  const alone = oneAtATime();
  let resolve = (_value: string): void => undefined;
  const first = alone(() => new Promise<string>((done) => (resolve = done)), 'busy');
  const others = await Promise.all(Array.from({ length: 7 }, () => alone(async () => 'ran', 'busy')));
  expect(others).toEqual(Array.from({ length: 7 }, () => 'busy'));
  resolve('first');
  expect(await first).toBe('first');
  await expect(alone(() => Promise.reject(new Error('failed')), 'busy')).rejects.toThrow('failed');
  expect(await alone(async () => 'ran', 'busy')).toBe('ran');
});
