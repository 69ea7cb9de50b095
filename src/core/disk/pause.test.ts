import { expect, test } from 'vitest';
import { pause } from './pause.ts';

test('a pause lets the rest of the process go on', async () => {
  const order: string[] = [];
  const pausing = pause(1).then(() => order.push('paused'));
  setImmediate(() => order.push('other work'));
  await pausing;
  expect(order).toEqual(['other work', 'paused']);
});
