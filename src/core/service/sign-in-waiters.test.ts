import { expect, test } from 'vitest';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { SignInWaiters, type Waiter } from './sign-in-waiters.ts';

const never = new AbortController().signal;

function waiters() {
  const seen: string[] = [];
  const deadlines: (() => void)[] = [];
  const alarm = {
    set: () => () => undefined,
    sleep: (_millis: number, signal?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        deadlines.push(resolve);
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
  };
  const note = (sourceId: string, all: readonly Waiter[]): void => {
    seen.push(`${sourceId}: ${all.map(({ program }) => program).join(' ')}`);
  };
  return { waiting: new SignInWaiters(alarm, note), seen, deadlines };
}

test('everybody who waits for a source goes on when it is signed in', async () => {
  const { waiting, seen } = waiters();
  const all = ['terraform', 'aws', 'cdk'].map((program) => waiting.wait('corp', { program }, 55_000, never));
  const other = waiting.wait('lab', { program: 'node' }, 55_000, never);
  expect(waiting.count).toBe(4);
  expect(seen.at(2)).toBe('corp: terraform aws cdk');
  waiting.signedIn('corp');
  await Promise.all(all);
  expect(waiting.count).toBe(1);
  expect(seen.at(-1)).toBe('corp: ');
  waiting.refuse('lab', new DaypassError('signInDenied'));
  await expect(other).rejects.toMatchObject({ code: 'signInDenied' });
});

test('a caller waits no longer than it can', async () => {
  const { waiting, deadlines } = waiters();
  const short = waiting.wait('corp', { program: 'aws' }, 1000, never);
  const long = waiting.wait('corp', { program: 'cdk' }, 55_000, never);
  deadlines[0]?.();
  await expect(short).rejects.toMatchObject({ code: 'signInNeeded', facts: { session: 'corp' } });
  expect(waiting.waitersOf('corp')).toEqual([{ program: 'cdk' }]);
  waiting.signedIn('corp');
  await long;
});

test('a caller that goes waits no more', async () => {
  const { waiting } = waiters();
  const gone = new AbortController();
  const wait = waiting.wait('corp', { program: 'aws' }, 1000, gone.signal);
  gone.abort();
  await expect(wait).rejects.toMatchObject({ code: 'signInCancelled' });
  await expect(waiting.wait('corp', { program: 'aws' }, 1000, gone.signal)).rejects.toMatchObject({
    code: 'signInCancelled',
  });
  expect(waiting.count).toBe(0);
});
