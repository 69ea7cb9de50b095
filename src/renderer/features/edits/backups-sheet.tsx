import { editDoneWords } from '../../../presenter/words/edit-words.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { timeAgo } from '../../../presenter/sessions/time-left.ts';
import type { BackupSnapshot } from '../../../shared/domain/config-edits.ts';
import { useLanguage, useNow, useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Sheet, SheetActions } from '../../ui/overlays/sheet.tsx';
import { FailureCallout } from '../failure/failure-callout.tsx';
import styles from './backups-sheet.module.css';
import { PATH_LENGTH } from './file-diff.tsx';
import { useBackups } from './use-backups.ts';

/** The edits that can be undone, newest first. */
export function BackupsSheet() {
  const { editing, common } = useWords().window;
  const { backups: words } = editing;
  const { store } = useTools();
  const { value: backups, failure } = useBackups();
  const dismiss = (): void => store.send({ type: 'sheetDismissed' });
  return (
    <Sheet title={words.title} subtitle={words.body} onDismiss={dismiss}>
      {failure !== undefined && (
        <div role="alert">
          <FailureCallout failure={failure} />
        </div>
      )}
      {backups?.length === 0 && <p>{words.none}</p>}
      {backups !== undefined && backups.length > 0 && (
        <ul className={styles.list}>
          {backups.map((backup) => (
            <Backup key={backup.id} backup={backup} />
          ))}
        </ul>
      )}
      <SheetActions>
        <Button focusFirst onClick={dismiss}>
          {common.close}
        </Button>
      </SheetActions>
    </Sheet>
  );
}

function Backup({ backup }: { readonly backup: BackupSnapshot }) {
  const { backups: words } = useWords().window.editing;
  const language = useLanguage();
  const { store } = useTools();
  const nowMillis = useNow('minute');
  const did = editDoneWords(backup, language);
  return (
    <li className={styles.backup}>
      <div className={styles.words}>
        <p className={styles.did}>{did}</p>
        <p className={styles.where}>
          {timeAgo(nowMillis - backup.madeAtMillis, language)} · {safeText(backup.filePath, PATH_LENGTH)}
        </p>
      </div>
      <Button
        aria-label={words.undoOf(did)}
        onClick={() => store.send({ type: 'sheetAsked', sheet: { at: 'edit', request: { form: 'undo', backup } } })}
      >
        {words.undo}
      </Button>
    </li>
  );
}
