import type { SessionSnapshot } from '../../../shared/snapshots.ts';

/** True when every session that has trouble to tell cannot reach AWS: then it is the network, told once for all. */
export function isOffline(sessions: readonly SessionSnapshot[]): boolean {
  const codes = sessions
    .map(({ standing, trouble, listing }) =>
      standing.at === 'retrying' ? standing.code : (trouble?.code ?? listing.trouble?.code),
    )
    .filter((code) => code !== undefined);
  return codes.length > 0 && codes.every((code) => code === 'offline');
}
