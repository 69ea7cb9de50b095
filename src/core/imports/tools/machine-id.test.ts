import { expect, test } from 'vitest';
import { machineId } from './machine-id.ts';

test('the id of this machine is a SHA-256, and always the same', async () => {
  const id = await machineId({ platform: 'linux', env: {} });
  expect(id).toMatch(/^[0-9a-f]{64}$/u);
  expect(await machineId({ platform: 'linux', env: {} })).toBe(id);
});

test('without the program that shows it there is no id', async () => {
  expect(await machineId({ platform: 'win32', env: { SystemRoot: '/nonexistent' } })).toBeUndefined();
});
