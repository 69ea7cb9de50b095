import { useCallback, useMemo } from 'react';
import type { ActivityEntry } from '../../../shared/domain/activity.ts';
import { portalHost } from '../../state/portal-host.ts';
import { useAnswer, type Answer } from '../../state/use-answer.ts';
import { useWindowFocus } from '../../state/use-window-focus.ts';
import { useAccounts, useSessions, useTools, useWindowState } from '../../state/window-context.ts';
import type { ActivityNames } from './activity-entry.ts';

/**
 * The activity log. It is read again after each change that may have added an entry: an edit, a sign-in or sign-out, the use
 * of a role, and the sheet that clears the log.
 */
export function useActivity(): Answer<readonly ActivityEntry[]> {
  const { bridge } = useTools();
  const editsMade = useWindowState((state) => state.editsMade);
  const recents = useWindowState((state) => state.directory?.recents);
  const standings = useWindowState((state) => state.status?.sessions.map(({ standing }) => standing.at).join());
  const isClearing = useWindowState((state) => state.sheet.at === 'clearActivity');
  const news = useWindowState((state) => state.news?.id);
  const answer = useAnswer(
    // oxlint-disable-next-line react/exhaustive-deps -- each of these may have added an entry
    useCallback(() => bridge.listActivity({}), [bridge, editsMade, recents, standings, isClearing, news]),
  );
  useWindowFocus(answer.askAgain);
  return answer;
}

/** The current names of sessions and accounts. A session that is gone is shown by its id, a legacy portal by its host. An unnamed account's name is empty. */
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
