import { DaypassError } from '../../shared/daypass-error.ts';
import type { SsoSession } from '../engine-state.ts';

/**
 * The session a person means: by its name, a legacy one also by its start URL's or a profile's name; with no name,
 * the only one there is. Rejects: sessionUnknown, sessionNone, sessionAmbiguous.
 */
export function findSession(config: { readonly sessions: readonly SsoSession[] }, name?: string): SsoSession {
  const { sessions } = config;
  if (name !== undefined) {
    const found =
      sessions.find((session) => session.name === name) ??
      sessions.find(({ kind, profileNames }) => kind === 'legacy' && profileNames.includes(name));
    if (found) return found;
    throw new DaypassError('sessionUnknown', { session: name.slice(0, 200), known: namesOf(sessions) });
  }
  const [only, ...others] = sessions;
  if (!only) throw new DaypassError('sessionNone');
  if (others.length > 0) throw new DaypassError('sessionAmbiguous', { known: namesOf(sessions) });
  return only;
}

function namesOf(sessions: readonly SsoSession[]): string {
  return sessions.map(({ name }) => name).join(', ');
}
