import { useMemo } from 'react';
import { useNow, useSessions } from '../../../state/window-context.ts';
import { signsInFirst } from '../../sessions/session-view.ts';

/** Ids of the sessions that an act on a role signs in to first. The set is a new object only if a member changes. */
export function useSessionsToSignIn(): ReadonlySet<string> {
  const sessions = useSessions();
  const nowMillis = useNow('minute');
  const names = sessions.filter(({ standing }) => signsInFirst(standing, nowMillis)).map(({ name }) => name);
  const key = JSON.stringify(names);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- `names` is new each time, `key` only when a member changes
  return useMemo(() => new Set(names), [key]);
}
