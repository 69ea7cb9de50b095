import { isRenewable, type StoredToken } from '../tokens/token-manager.ts';
import { SET_BACK_MILLIS } from './clock-watch.ts';
import { refreshDueMillis } from './refresh-time.ts';
import type { TokenFacts } from './machine/machine-state.ts';

/**
 * What a session's machine knows of its token. While `isRenewing` is false (command line), a refresh is never due: the
 * caller that uses the token renews it.
 */
export function tokenFacts(
  token: StoredToken,
  {
    isRenewing,
    nowMillis,
    jitter,
  }: { readonly isRenewing: boolean; readonly nowMillis: number; readonly jitter: number },
): TokenFacts {
  const { expiresAtMillis, lifeMillis = 0, registrationExpiresAtMillis, refusedAs } = token;
  const refreshable = isRenewable(token);
  const isIssuedLater = lifeMillis > 0 && expiresAtMillis - lifeMillis > nowMillis + SET_BACK_MILLIS;
  const dueAtMillis = isIssuedLater ? nowMillis : refreshDueMillis(token, jitter);
  return {
    expiresAtMillis,
    refreshable,
    dueAtMillis: isRenewing ? dueAtMillis : Number.MAX_SAFE_INTEGER,
    ...(refusedAs !== undefined && { refusedAs }),
    ...(refreshable &&
      registrationExpiresAtMillis !== undefined && { registrationEndsAtMillis: registrationExpiresAtMillis }),
  };
}
