import { useCallback } from 'react';
import type { Diagnosis } from '../../../shared/domain/findings.ts';
import { useAnswer, type Answer } from '../../state/use-answer.ts';
import { useTools, useWindowState } from '../../state/window-context.ts';

/** Has the files checked when the component mounts, after each edit of this window, and whenever main has read them again. */
export function useCheckedFiles(): Answer<Diagnosis> {
  const { bridge } = useTools();
  const editsMade = useWindowState((state) => state.editsMade);
  const filesRevision = useWindowState((state) => state.status?.filesRevision);
  // oxlint-disable-next-line react/exhaustive-deps -- each of these may have changed the files
  return useAnswer(useCallback(() => bridge.diagnose({}), [bridge, editsMade, filesRevision]));
}
