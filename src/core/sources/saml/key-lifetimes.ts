import type { StoredKeys } from './session-store.ts';

/** Keys with less than this are replaced where that can be done without the person. */
const LEAST_LIFE_MILLIS = 15 * 60_000;
/** The notice of a coming end is shown 15 minutes before it. A renewal at 20 minutes makes it needless. */
const RENEW_AHEAD_MILLIS = 20 * 60_000;
/** Keys with less than this are of no use to a tool that has yet to start its work. */
const LEAST_USEFUL_MILLIS = 60_000;
/** A clock that goes back by less than this is being synchronised, not set. */
const SET_BACK_MILLIS = 60_000;

/**
 * Returns true if the keys have not expired. If now is earlier than when they were issued, the clock was set back and
 * `expiresAtMillis` can't be trusted: they count as expired.
 */
export function isLive({ credentials, mintedAtMillis }: StoredKeys, nowMillis: number): boolean {
  return nowMillis >= mintedAtMillis - SET_BACK_MILLIS && credentials.expiresAtMillis > nowMillis;
}

/** Returns true if nothing is gained by getting other keys now. */
export function lastsLong(keys: StoredKeys, nowMillis: number): boolean {
  return keys.credentials.expiresAtMillis - nowMillis > atMostAThird(keys, LEAST_LIFE_MILLIS);
}

/** Returns true if a tool can start its work with the keys. */
export function isUseful({ credentials }: StoredKeys, nowMillis: number): boolean {
  return credentials.expiresAtMillis - nowMillis > LEAST_USEFUL_MILLIS;
}

/** When to renew the keys without the person. */
export function renewAtMillis(keys: StoredKeys): number {
  return keys.credentials.expiresAtMillis - atMostAThird(keys, RENEW_AHEAD_MILLIS);
}

/** A third of the keys' whole life where that is less. */
function atMostAThird({ credentials, mintedAtMillis }: StoredKeys, millis: number): number {
  return Math.min(millis, (credentials.expiresAtMillis - mintedAtMillis) / 3);
}
