/** AWS CLI and botocore begin at 15 minutes: at 20 we are first, and they stay idle. */
const WINDOW_MILLIS = 20 * 60_000;

/**
 * When to renew a token: 20 minutes before it ends, or with a third of its life left where that is less, minus up
 * to a twentieth of that window so that many machines don't come at once. `lifeMillis` is from its making, where
 * that is known.
 */
export function refreshDueMillis(
  token: { readonly expiresAtMillis: number; readonly lifeMillis?: number },
  jitter: number,
): number {
  const { expiresAtMillis, lifeMillis } = token;
  const windowMillis =
    lifeMillis !== undefined && lifeMillis > 0 ? Math.min(WINDOW_MILLIS, lifeMillis / 3) : WINDOW_MILLIS;
  return expiresAtMillis - windowMillis - jitter * (windowMillis / 20);
}
