import { editDoneWords } from '../../../../presenter/words/edit-words.ts';
import type { BackupSnapshot } from '../../../../shared/domain/config-edits.ts';
import { useLanguage, useWords } from '../../../state/window-context.ts';
import { EditSheet } from '../edit-sheet.tsx';

/** Undoes the last edit or an earlier one, after showing its diff. */
export function UndoEdit({ backup }: { readonly backup: BackupSnapshot | undefined }) {
  const { undo: words, backups } = useWords().window.editing;
  const language = useLanguage();
  return (
    <EditSheet
      title={backup === undefined ? words.titleLast : backups.undoOf(editDoneWords(backup, language))}
      subtitle={words.body}
      applyLabel={words.apply}
      edit={{ edit: 'undo', ...(backup === undefined ? {} : { backupId: backup.id }) }}
      canUndo={false}
    />
  );
}
