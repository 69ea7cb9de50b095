import type { Account } from '../../state.ts';
import { isObject } from '../../check.ts';

/** A whole listing as it lies in our own folder. */
export interface CachedListing {
  readonly accounts: readonly Account[];
  readonly asOfMillis: number;
}

/** The listing in a file's JSON, or undefined for anything that isn't one. */
export function parseCachedListing(value: unknown): CachedListing | undefined {
  if (!isObject(value)) return undefined;
  const { accounts, asOfMillis } = value;
  if (typeof asOfMillis !== 'number' || !Array.isArray(accounts) || !accounts.every(isAccount)) return undefined;
  return { accounts, asOfMillis };
}

function isAccount(value: unknown): value is Account {
  if (!isObject(value)) return false;
  const { accountId, accountName, emailAddress, roleNames } = value;
  const isNamed = [accountId, accountName, emailAddress].every((text) => typeof text === 'string');
  return isNamed && Array.isArray(roleNames) && roleNames.every((name) => typeof name === 'string');
}
