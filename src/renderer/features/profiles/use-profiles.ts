import { useCallback } from 'react';
import type { ListedProfile } from '../../../shared/domain/config-edits.ts';
import { useAnswer, type Answer } from '../../state/use-answer.ts';
import { useWindowFocus } from '../../state/use-window-focus.ts';
import { useTools, useWindowState } from '../../state/window-context.ts';

/**
 * All profiles. They are read again after each edit of this window, when main has seen the config change, and when the window
 * gets the focus, because the person may come from an editor.
 */
export function useProfiles(): Answer<readonly ListedProfile[]> {
  const { bridge } = useTools();
  const editsMade = useWindowState((state) => state.editsMade);
  const known = useWindowState((state) => state.directory?.profiles);
  const filesRevision = useWindowState((state) => state.status?.filesRevision);
  // oxlint-disable-next-line react/exhaustive-deps -- each of these may have changed the files
  const answer = useAnswer(useCallback(() => bridge.listProfiles({}), [bridge, editsMade, known, filesRevision]));
  useWindowFocus(answer.askAgain);
  return answer;
}
