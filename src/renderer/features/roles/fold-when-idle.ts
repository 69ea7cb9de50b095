import type { AccountEntry } from './role-entries.ts';

/** A millisecond or two: a key pressed meanwhile waits for no frame. */
const ACCOUNTS_AT_ONCE = 250;

/** Makes accounts ready for a search while nothing else is to be done, so that the first letter typed need not. Answers how to stop. */
export function foldWhenIdle(accounts: readonly AccountEntry[]): () => void {
  let next = 0;
  const goOn = (): void => {
    for (const account of accounts.slice(next, next + ACCOUNTS_AT_ONCE)) account.fold();
    next += ACCOUNTS_AT_ONCE;
    if (next < accounts.length) handle = requestIdleCallback(goOn);
  };
  let handle = requestIdleCallback(goOn);
  return () => cancelIdleCallback(handle);
}
