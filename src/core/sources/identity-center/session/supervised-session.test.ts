import { expect, test } from 'vitest';
import { supervisedSession } from './supervised-session.ts';

const NOW = 1_000_000_000_000;
const WEEK = 7 * 24 * 3_600_000;
const standing = { at: 'signedOut', reason: 'never' } as const;

test('a registration’s end is shown in the week before it', () => {
  const endOf = (registrationEndsAtMillis: number | undefined) =>
    supervisedSession({ standing, trouble: undefined, registrationEndsAtMillis }, NOW);
  expect(endOf(NOW + WEEK)).toStrictEqual({ standing });
  expect(endOf(NOW + WEEK - 1)).toStrictEqual({ standing, registrationEndsAtMillis: NOW + WEEK - 1 });
  expect(endOf(NOW - 1)).toStrictEqual({ standing, registrationEndsAtMillis: NOW - 1 });
  expect(endOf(undefined)).toStrictEqual({ standing });
});

test('a trouble is shown as it is', () => {
  const trouble = { code: 'offline', facts: {}, atMillis: NOW } as const;
  expect(supervisedSession({ standing, trouble, registrationEndsAtMillis: undefined }, NOW)).toStrictEqual({
    standing,
    trouble,
  });
});
