import { expect, test } from 'vitest';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import { SessionTroubles } from './session-troubles.ts';

test('holds the latest trouble of each session with its time, until it is cleared', () => {
  const clock = { at: 1, nowMillis: () => clock.at };
  const troubles = new SessionTroubles(clock);
  troubles.note('a', new DaypassError('offline'));
  clock.at = 2;
  troubles.note('a', new DaypassError('throttled', { session: 'a' }));
  troubles.note('b', new DaypassError('diskFull'));
  expect(troubles.of('a')).toEqual({ code: 'throttled', facts: { session: 'a' }, atMillis: 2 });
  troubles.clear('a');
  expect([troubles.of('a'), troubles.of('b')?.code]).toEqual([undefined, 'diskFull']);
});
