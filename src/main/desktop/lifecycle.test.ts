import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { quitAfter } from './lifecycle.ts';

const { app } = vi.hoisted(() => ({ app: {} as Record<string, unknown> }));
vi.mock('electron', () => ({ app, dialog: {} }));

let events: EventEmitter;
let done: string[];

beforeEach(() => {
  vi.useFakeTimers();
  events = new EventEmitter();
  done = [];
  Object.assign(app, {
    on: (name: string, listener: (...args: unknown[]) => void) => events.on(name, listener),
    exit: () => done.push('exit'),
    relaunch: () => done.push('relaunch'),
  });
});

afterEach(() => vi.useRealTimers());

const quit = () => events.emit('will-quit', { preventDefault: () => done.push('held') });

test('quitting waits for an answer of AWS that takes 20 seconds, and not for ever', async () => {
  quitAfter([], () => new Promise(() => undefined));
  quit();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(done).toEqual(['held']);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(done).toEqual(['held', 'exit']);
});

test('quitting ends once what is under way has ended, however that was', async () => {
  quitAfter([], () => Promise.reject(new Error('full disk')));
  quit();
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toEqual(['held', 'exit']);
});

test('an app that is started while it quits starts again', async () => {
  let finish: () => void = () => undefined;
  quitAfter([], () => new Promise<void>((resolve) => (finish = resolve)));
  quit();
  events.emit('second-instance', {}, []);
  finish();
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toEqual(['held', 'relaunch', 'exit']);
});
