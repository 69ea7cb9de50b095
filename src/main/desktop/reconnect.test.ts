import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onReconnect } from './reconnect.ts';
import { engineState, fakeEngine, NOW_MILLIS, sessionState } from '../testing/fake-shell.ts';

const well = engineState();
const expiresAtMillis = NOW_MILLIS + 60_000;
const retrying = sessionState({ at: 'retrying', expiresAtMillis, retryAtMillis: NOW_MILLIS, code: 'offline' });
const waiting = engineState({ sessions: [retrying] });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch(isOnline: boolean) {
  const engine = fakeEngine(well);
  const network = { isOnline };
  const returned = vi.fn<() => void>();
  const stop = onReconnect(engine, () => network.isOnline, returned);
  return { engine, network, returned, stop };
}

test('while all is well nothing is looked at', () => {
  const { engine } = watch(false);
  expect(vi.getTimerCount()).toBe(0);
  engine.become(waiting);
  expect(vi.getTimerCount()).toBe(1);
  engine.become(well);
  expect(vi.getTimerCount()).toBe(0);
});

test('while something waits to be tried again, the way back is noticed within seconds, once', () => {
  const { engine, network, returned, stop } = watch(false);
  engine.become(waiting);
  engine.become({ ...waiting });
  vi.advanceTimersByTime(60_000);
  expect(returned).not.toHaveBeenCalled();
  network.isOnline = true;
  vi.advanceTimersByTime(10_000);
  vi.advanceTimersByTime(60_000);
  expect(returned).toHaveBeenCalledOnce();
  stop();
  expect(vi.getTimerCount()).toBe(0);
});

test('a network that was there all along has not come back: what fails then fails elsewhere', () => {
  const { engine, returned } = watch(true);
  engine.become(waiting);
  vi.advanceTimersByTime(600_000);
  expect(returned).not.toHaveBeenCalled();
});
