import type { SessionState } from '../../shared/view.ts';

/** Returns true if there is a sign-in that keys can be had with, also while it is renewed or replaced. */
export function isHeld(standing: SessionState): boolean {
  return 'expiresAtMillis' in standing || ('heldUntilMillis' in standing && standing.heldUntilMillis !== undefined);
}
