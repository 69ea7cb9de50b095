import { expect, test } from 'vitest';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import { refreshEnd } from './refresh-end.ts';

const random = { bytes: (count: number) => new Uint8Array(count), fraction: () => 0.25 };

test.each([
  [{ end: 'revoked' }, 'revoked'],
  [{ end: 'registrationEnded' }, 'registrationEnded'],
  // The file is gone.
  [{}, 'byUser'],
])('AWS’s refusal with the facts %j means %s', (facts, reason) => {
  const error = new DaypassError('signInNeeded', { session: 'corp', ...facts });
  expect(refreshEnd(error, random)).toStrictEqual({ type: 'refreshRefused', reason });
});

test('any other error is a failure that may pass', () => {
  expect(refreshEnd(new DaypassError('offline'), random)).toStrictEqual({
    type: 'refreshFailed',
    code: 'offline',
    jitter: 0.25,
  });
});
