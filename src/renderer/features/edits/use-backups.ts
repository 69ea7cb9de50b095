import { useCallback } from 'react';
import type { BackupSnapshot } from '../../../shared/domain/config-edits.ts';
import { useAnswer, type Answer } from '../../state/use-answer.ts';
import { useTools, useWindowState } from '../../state/window-context.ts';

/** Earlier edits, newest first; read again after each edit. */
export function useBackups(): Answer<readonly BackupSnapshot[]> {
  const { bridge } = useTools();
  const editsMade = useWindowState((state) => state.editsMade);
  // oxlint-disable-next-line react/exhaustive-deps -- an edit adds one: another count is another question
  return useAnswer(useCallback(() => bridge.listBackups({}), [bridge, editsMade]));
}
