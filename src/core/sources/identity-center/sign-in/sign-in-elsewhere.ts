import type { Ports } from '../../../ports.ts';
import type { SsoSession } from '../../../state.ts';
import type { StoredToken, TokenManager } from '../tokens/token-manager.ts';

/** How often the session's token file is read. */
const LOOK_MILLIS = 1_000;

/**
 * Watches the file of a session without a live token until `signingIn` ends. Returns the live token that another program's sign-in
 * puts there. Returns undefined if `signingIn` ends first, if there is a live token already, or if the file can't be read.
 */
export async function tokenFromElsewhere(
  session: SsoSession,
  signingIn: Promise<unknown>,
  tokenManager: Pick<TokenManager, 'read'>,
  ports: Pick<Ports, 'alarm' | 'clock'>,
): Promise<StoredToken | undefined> {
  const ended = new AbortController();
  signingIn.finally(() => ended.abort()).catch(() => undefined);
  const token = await nextLiveToken(session, tokenManager, ports, ended.signal).catch(() => undefined);
  return ended.signal.aborted ? undefined : token;
}

async function nextLiveToken(
  session: SsoSession,
  tokenManager: Pick<TokenManager, 'read'>,
  { alarm, clock }: Pick<Ports, 'alarm' | 'clock'>,
  signal: AbortSignal,
): Promise<StoredToken | undefined> {
  const liveToken = async () => {
    const token = await tokenManager.read(session);
    const isLive = token !== undefined && !token.refusedAs && clock.nowMillis() < token.expiresAtMillis;
    return isLive ? token : undefined;
  };
  if (await liveToken()) return undefined;
  for (;;) {
    await alarm.sleep(LOOK_MILLIS, signal);
    if (!(await liveToken())) continue;
    // This program's own sign-in may just be writing its token.
    await alarm.sleep(LOOK_MILLIS, signal);
    return liveToken();
  }
}
