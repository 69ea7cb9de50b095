import type { ErrorFacts } from './daypass-error.ts';
import type { ErrorCode } from './error-codes.ts';

/**
 * The facts of an error that the window gets. The `target` of `startUrlUnresolved` is text that a server of anybody's choice
 * sends. A page gone bad could read answers of its own server there.
 */
export function factsForWindow(code: ErrorCode, facts: ErrorFacts): ErrorFacts {
  if (code !== 'startUrlUnresolved') return facts;
  const { target: _target, ...rest } = facts;
  return rest;
}
