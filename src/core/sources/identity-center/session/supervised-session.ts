import type { SessionState } from '../../../../shared/domain/session-state.ts';
import type { Trouble } from '../../../../shared/view.ts';

/** A registration that ends within this is shown: time enough to sign in again on another day. */
const REGISTRATION_ENDS_SOON_MILLIS = 7 * 24 * 3_600_000;

/** What is shown of a session. */
export interface SupervisedSession {
  readonly standing: SessionState;
  readonly trouble?: Trouble;
  /** Only when that is before long. */
  readonly registrationEndsAtMillis?: number;
}

interface KnownOfSession {
  readonly standing: SessionState;
  readonly trouble: Trouble | undefined;
  readonly registrationEndsAtMillis: number | undefined;
}

export function supervisedSession(
  { standing, trouble, registrationEndsAtMillis }: KnownOfSession,
  nowMillis: number,
): SupervisedSession {
  const endsSoon =
    registrationEndsAtMillis !== undefined && registrationEndsAtMillis - nowMillis < REGISTRATION_ENDS_SOON_MILLIS;
  return { standing, ...(trouble && { trouble }), ...(endsSoon && { registrationEndsAtMillis }) };
}
