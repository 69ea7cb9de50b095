import { describe, expect, test } from 'vitest';
import { Secret } from '../../../secret.ts';
import { SET_BACK_MILLIS } from './clock-watch.ts';
import { tokenFacts } from './token-facts.ts';

const NOW = 1_000_000_000_000;
const HOUR = 3_600_000;
const running = { isRenewing: true, nowMillis: NOW, jitter: 0 };
const fixed = {
  startUrl: 'https://d-fake.awsapps.com/start',
  region: 'eu-west-1',
  accessToken: new Secret('fake'),
  expiresAtMillis: NOW + HOUR,
};
const renewable = { ...fixed, refreshToken: new Secret('fake'), clientId: 'fake', clientSecret: new Secret('fake') };

test('of a token that cannot be renewed nothing but its end counts', () => {
  expect(tokenFacts({ ...fixed, registrationExpiresAtMillis: NOW + 2 * HOUR }, running)).toStrictEqual({
    expiresAtMillis: NOW + HOUR,
    refreshable: false,
    dueAtMillis: expect.any(Number),
  });
});

test('of a renewable one the end of its registration counts as well, where the file has it', () => {
  expect(tokenFacts(renewable, running)).toStrictEqual({
    expiresAtMillis: NOW + HOUR,
    refreshable: true,
    dueAtMillis: NOW + HOUR - 20 * 60_000,
  });
  expect(tokenFacts({ ...renewable, registrationExpiresAtMillis: NOW + 2 * HOUR }, running)).toMatchObject({
    registrationEndsAtMillis: NOW + 2 * HOUR,
  });
});

test('a refusal that was heard is said', () => {
  expect(tokenFacts({ ...renewable, refusedAs: 'revoked' }, running)).toMatchObject({ refusedAs: 'revoked' });
});

test('the command line renews nothing by itself', () => {
  const facts = tokenFacts({ ...renewable, expiresAtMillis: NOW - HOUR }, { ...running, isRenewing: false });
  expect(facts.dueAtMillis).toBe(Number.MAX_SAFE_INTEGER);
});

describe('a token that was made by a later clock', () => {
  const made = (aheadMillis: number) =>
    tokenFacts({ ...renewable, lifeMillis: HOUR, expiresAtMillis: NOW + HOUR + aheadMillis }, running).dueAtMillis;

  test('is due at once, as nobody knows when it ends', () => {
    expect(made(SET_BACK_MILLIS + 1)).toBe(NOW);
  });

  test('is due as usual if that may be mere synchronisation', () => {
    expect(made(SET_BACK_MILLIS)).toBe(NOW + HOUR + SET_BACK_MILLIS - 20 * 60_000);
    expect(made(0)).toBe(NOW + HOUR - 20 * 60_000);
  });

  test('cannot be told where its life is not known', () => {
    const late = { ...renewable, expiresAtMillis: NOW + 10 * HOUR };
    expect(tokenFacts(late, running).dueAtMillis).toBe(NOW + 10 * HOUR - 20 * 60_000);
  });
});
