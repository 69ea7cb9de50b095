import { useCallback } from 'react';
import type { BackupSnapshot } from '../../../shared/domain/config-edits.ts';
import { useAnswer, type Answer } from '../../state/use-answer.ts';
import { useTools, useWindowState } from '../../state/window-context.ts';

/** The backups of earlier edits, newest first. They are read again after each edit. */
export function useBackups(): Answer<readonly BackupSnapshot[]> {
  const { bridge } = useTools();
  const editsMade = useWindowState((state) => state.editsMade);
  // oxlint-disable-next-line react/exhaustive-deps -- each edit adds a backup
  return useAnswer(useCallback(() => bridge.listBackups({}), [bridge, editsMade]));
}
