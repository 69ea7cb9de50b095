import { expect, test, vi } from 'vitest';
import { contract } from '../shared/contract.ts';
import type { StatusSnapshot } from '../shared/view.ts';
import { bridgeOver } from './bridge.ts';

function setUp(valueOfNow?: unknown) {
  const invoked: unknown[][] = [];
  const listeners = new Map<string, (value: unknown) => void>();
  const bridge = bridgeOver({
    invoke: async (channel, input) => {
      invoked.push(input === undefined ? [channel] : [channel, input]);
      return valueOfNow;
    },
    listen: (channel, listener) => {
      listeners.set(channel, listener);
      return () => listeners.delete(channel);
    },
  });
  return { bridge, invoked, listeners };
}

const snapshot = (revision: number): StatusSnapshot => ({
  revision,
  language: 'en',
  sessions: [],
  trayMissing: false,
  vaultAvailable: false,
  lastFormat: 'bash',
});

test('has one function per entry of the contract, and cannot be changed', () => {
  const { bridge } = setUp();
  expect(Object.keys(bridge).toSorted()).toEqual(Object.keys(contract).toSorted());
  expect(Object.isFrozen(bridge)).toBe(true);
});

test("a command goes to its own channel and answers main's answer", async () => {
  const answer = { ok: true, value: undefined };
  const { bridge, invoked } = setUp(answer);
  expect(await bridge.signIn({ sourceId: 'corp' })).toBe(answer);
  expect(invoked).toEqual([['daypass:signIn', { sourceId: 'corp' }]]);
});

test("a topic tells now's value, then every later one, until unsubscribed", async () => {
  const { bridge, listeners } = setUp(snapshot(1));
  const received = vi.fn<(value: StatusSnapshot) => void>();
  const unsubscribe = bridge.status(received);
  await expect.poll(() => received.mock.calls).toContainEqual([snapshot(1)]);
  listeners.get('daypass:status')?.(snapshot(2));
  expect(received).toHaveBeenLastCalledWith(snapshot(2));
  unsubscribe();
  expect(listeners.size).toBe(0);
});

test('a topic without a value of now stays silent, and so does one unsubscribed before it came', async () => {
  const received = vi.fn<(value: unknown) => void>();
  setUp(undefined).bridge.navigation(received);
  setUp(snapshot(1)).bridge.status(received)();
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  expect(received).not.toHaveBeenCalled();
});
