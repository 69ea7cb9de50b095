import type { EngineState } from '../../core/index.ts';
import type { About } from '../../shared/about.ts';
import type { ErrorCode } from '../../shared/errors/error-codes.ts';

export interface Machine {
  readonly platform: string;
  readonly release: string;
  readonly arch: string;
  /** Desktop and session type on Linux, e.g. `GNOME (wayland)`; else empty. */
  readonly desktop: string;
  readonly trayMissing: boolean;
  /** One line for each part of the window that failed since the start. */
  readonly windowFailures: readonly string[];
}

/**
 * A report for a bug tracker: versions, the machine, and the sessions' states and errors by code. It contains none of the
 * person's names, URLs, account ids or paths, so it can be pasted anywhere.
 */
export function aboutReport({ versions }: Pick<About, 'versions'>, machine: Machine, state: EngineState): string {
  const { daypass, electron, chrome, node } = versions;
  const lines = [
    `Daypass ${daypass} (Electron ${electron}, Chrome ${chrome}, Node ${node})`,
    `${machine.platform} ${machine.release} ${machine.arch}${machine.desktop === '' ? '' : `, ${machine.desktop}`}`,
    `tray host: ${machine.trayMissing ? 'none' : 'found'}`,
    `sessions: ${state.sessions.length}, accounts: ${count(Object.values(state.accounts))}, profiles: ${state.profiles.length}`,
    ...state.sessions.map(sessionLine),
    ...machine.windowFailures,
    ...codeLine('config', state.configTrouble?.code),
    ...(state.clockAheadMillis === undefined ? [] : [`clock ahead: ${Math.round(state.clockAheadMillis / 1000)} s`]),
  ];
  return `${lines.join('\n')}\n`;
}

function sessionLine({ session, standing, trouble, listing }: EngineState['sessions'][number], index: number): string {
  const state = standing.at === 'signedOut' ? `signedOut (${standing.reason})` : standing.at;
  const troubles = [trouble?.code, listing.trouble?.code].filter((code) => code !== undefined);
  const shown = troubles.length === 0 ? '' : `, trouble: ${troubles.join(', ')}`;
  return `session ${index + 1}: ${session.type}, ${session.region ?? 'no Region'}, ${state}, listing ${listing.at}${shown}`;
}

function codeLine(what: string, code: ErrorCode | undefined): readonly string[] {
  return code === undefined ? [] : [`${what}: ${code}`];
}

function count(lists: readonly (readonly unknown[])[]): number {
  return lists.reduce((sum, list) => sum + list.length, 0);
}
