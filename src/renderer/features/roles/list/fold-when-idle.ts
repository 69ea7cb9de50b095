import type { RoleIndex } from '../../../../presenter/search/role-index.ts';
import { searchRoles } from '../../../../presenter/search/role-search.ts';

/** Takes a millisecond or two, so that a key pressed meanwhile does not miss a frame. */
const ACCOUNTS_AT_ONCE = 250;

/**
 * Prepares accounts for the search while the page is idle, so that the first typed letter is fast. Then it searches once,
 * because code that has run before runs faster. Returns a function that stops it.
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
