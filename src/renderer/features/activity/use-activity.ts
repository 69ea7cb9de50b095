import { useCallback, useMemo } from 'react';
import type { ActivityEntry } from '../../../shared/domain/activity.ts';
import { portalHost } from '../../state/portal-host.ts';
import { useAnswer, type Answer } from '../../state/use-answer.ts';
import { useWindowFocus } from '../../state/use-window-focus.ts';
import { useAccounts, useSessions, useTools, useWindowState } from '../../state/window-context.ts';
import type { ActivityNames } from './activity-entry.ts';

/**
 * What was handed out and changed; read again whenever something that may be an entry shows elsewhere: an edit, a session
 * that signed in or out, a role used, and after the question whether to clear it all.
 */
export function useActivity(): Answer<readonly ActivityEntry[]> {
  const { bridge } = useTools();
  const editsMade = useWindowState((state) => state.editsMade);
  const recents = useWindowState((state) => state.directory?.recents);
  const standings = useWindowState((state) => state.status?.sessions.map(({ standing }) => standing.at).join());
  const isClearing = useWindowState((state) => state.sheet.at === 'clearActivity');
  const news = useWindowState((state) => state.news?.id);
  const answer = useAnswer(
    // oxlint-disable-next-line react/exhaustive-deps -- whatever happened since makes it another question
    useCallback(() => bridge.listActivity({}), [bridge, editsMade, recents, standings, isClearing, news]),
  );
  useWindowFocus(answer.askAgain);
  return answer;
}

/** The current names of sessions and accounts. A session that is gone keeps its id, a legacy portal the host of its URL; an account without a name has an empty one. */
export function useActivityNames(): ActivityNames {
  const sessions = useSessions();
  const accounts = useAccounts();
  return useMemo(() => {
    const labels = new Map(sessions.map(({ name, label }) => [name, label]));
    const names = new Map(
      accounts.flatMap(({ sourceId, accountId, accountName, assumed = [] }) =>
        [sourceId, ...assumed.map((role) => role.sourceId)].map((id) => [`${accountId} ${id}`, accountName] as const),
      ),
    );
    return {
      sessionLabel: (sourceId) => labels.get(sourceId) ?? portalHost(sourceId),
      accountName: ({ sourceId, accountId }) => names.get(`${accountId} ${sourceId}`) ?? '',
    };
  }, [sessions, accounts]);
}
