import { expect, test } from 'vitest';
import { Secret } from '../../secret.ts';
import { isLive, isUseful, lastsLong, renewAtMillis } from './key-lifetimes.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = 1_000_000_000_000;

/** Keys that were issued now and last so long. */
function keysFor(lifeMillis: number) {
  const secrets = { secretAccessKey: new Secret('fake-secret'), sessionToken: new Secret('fake-token') };
  return {
    roleArn: 'arn:aws:iam::111122223333:role/Reader',
    credentials: { accountId: '111122223333', accessKeyId: 'AKIAFAKE', ...secrets, expiresAtMillis: NOW + lifeMillis },
    mintedAtMillis: NOW,
  };
}

test('keys live until they expire', () => {
  const keys = keysFor(HOUR);
  expect([isLive(keys, NOW), isLive(keys, NOW + HOUR - 1), isLive(keys, NOW + HOUR)]).toEqual([true, true, false]);
});

test('keys issued by a later clock count as expired, but for a clock that is being synchronised', () => {
  const keys = keysFor(HOUR);
  expect([isLive(keys, NOW - MINUTE), isLive(keys, NOW - MINUTE - 1)]).toEqual([true, false]);
});

test('a tool can start its work with keys that last more than a minute', () => {
  const keys = keysFor(HOUR);
  expect([isUseful(keys, NOW + HOUR - MINUTE - 1), isUseful(keys, NOW + HOUR - MINUTE)]).toEqual([true, false]);
});

test.each([
  { life: 'an hour', lifeMillis: HOUR, replacedBefore: 15 * MINUTE, renewedBefore: 20 * MINUTE },
  { life: '12 hours', lifeMillis: 12 * HOUR, replacedBefore: 15 * MINUTE, renewedBefore: 20 * MINUTE },
  { life: '15 minutes', lifeMillis: 15 * MINUTE, replacedBefore: 5 * MINUTE, renewedBefore: 5 * MINUTE },
])('keys of $life are replaced and renewed in time', ({ lifeMillis, replacedBefore, renewedBefore }) => {
  const keys = keysFor(lifeMillis);
  const endMillis = NOW + lifeMillis;
  expect(lastsLong(keys, endMillis - replacedBefore - 1)).toBe(true);
  expect(lastsLong(keys, endMillis - replacedBefore)).toBe(false);
  expect(renewAtMillis(keys)).toBe(endMillis - renewedBefore);
});
