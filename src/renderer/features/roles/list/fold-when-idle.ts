import type { RoleIndex } from '../../../../presenter/search/role-index.ts';
import { searchRoles } from '../../../../presenter/search/role-search.ts';

/** A millisecond or two: a key pressed meanwhile waits for no frame. */
const ACCOUNTS_AT_ONCE = 250;

/**
 * Makes accounts ready for a search while nothing else is to be done, so that the first letter typed need not, and
 * then searches once: code that has run before runs faster. Answers how to stop.
 */
export function foldWhenIdle(index: RoleIndex): () => void {
  const { accounts } = index;
  let next = 0;
  let handle = requestIdleCallback(goOn);
  return () => cancelIdleCallback(handle);

  function goOn(): void {
    for (const account of accounts.slice(next, next + ACCOUNTS_AT_ONCE)) account.fold();
    next += ACCOUNTS_AT_ONCE;
    if (next < accounts.length) handle = requestIdleCallback(goOn);
    else searchRoles(index, ['a']);
  }
}
