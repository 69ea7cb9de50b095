import type { SessionSnapshot } from '../../../shared/view.ts';

/**
 * True when every live session that has trouble to tell cannot reach AWS: then it is the network, told once for all.
 * A sign-in that failed for it is told with its own session: nobody tries that again by itself.
 */
export function isOffline(sessions: readonly SessionSnapshot[]): boolean {
  const codes = sessions
    .filter(isTriedAgain)
    .map(({ standing, trouble, listing }) =>
      standing.at === 'retrying' ? standing.code : (trouble?.code ?? listing.trouble?.code),
    )
    .filter((code) => code !== undefined);
  return codes.length > 0 && codes.every((code) => code === 'offline');
}

/** Whether Daypass itself tries again what failed for a session. */
export function isTriedAgain({ standing }: SessionSnapshot): boolean {
  return 'expiresAtMillis' in standing;
}
