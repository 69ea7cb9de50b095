import { toDaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { SignedOutEverywhere } from '../../../requests.ts';
import type { SsoSession } from '../../../state.ts';

/** Ends every session by `end`, which answers whether AWS was told, and sorts them by how that went. */
export async function detectRemoteSignOut(
  sessions: readonly SsoSession[],
  end: (session: SsoSession) => Promise<boolean>,
): Promise<SignedOutEverywhere> {
  const ends = await Promise.all(
    sessions.map(async (session) => {
      const sessionName = session.name;
      try {
        return { sessionName, isRevoked: await end(session) };
      } catch (thrown) {
        return { sessionName, error: toDaypassError(thrown) };
      }
    }),
  );
  const names = (isRevoked: boolean) => ends.flatMap((one) => (one.isRevoked === isRevoked ? [one.sessionName] : []));
  return {
    signedOut: names(true),
    notTold: names(false),
    failed: ends.flatMap(({ sessionName, error }) => (error ? [{ sessionName, error }] : [])),
  };
}
