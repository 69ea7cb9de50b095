import type { ReactNode } from 'react';
import { safeText } from '../../../presenter/words/safe-text.ts';
import type { EditPreview } from '../../../shared/domain/config-edits.ts';
import { useCommands, useLanguage, useWindowState, useWords } from '../../state/window-context.ts';
import { sessionNamed } from '../../state/window-state.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Sheet, SheetActions } from '../../ui/overlays/sheet.tsx';
import styles from './edit-done.module.css';
import { PATH_LENGTH } from './file-diff.tsx';

interface EditDoneProps {
  readonly written: EditPreview;
  /** Replaces the general title. */
  readonly title: string | undefined;
  readonly canUndo: boolean;
  /** The most likely next step. It closes the sheet as well. */
  readonly act?: { readonly label: string; readonly run: () => void } | undefined;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Shown after an edit: the files, what may be needed next, and Undo. */
export function EditDone({ written, title, canUndo, act, onClose, children }: EditDoneProps) {
  const { editing, common } = useWords().window;
  const language = useLanguage();
  const commands = useCommands();
  const paths = written.files.map(({ filePath }) => safeText(filePath, PATH_LENGTH));
  const unsigned = written.warnings.find(({ code }) => code === 'signInNeededAfter')?.facts['session'];
  // A session that the edit has just added arrives from main a moment later.
  const session = useWindowState((state) => sessionNamed(state, String(unsigned ?? '')));
  return (
    <Sheet title={title ?? editing.done} onDismiss={onClose}>
      <output>
        <Callout tone="good">
          <p>{editing.doneIn(new Intl.ListFormat(language).format(paths))}</p>
          {canUndo && <p className={styles.soft}>{editing.doneStored}</p>}
        </Callout>
      </output>
      {children}
      <SheetActions>
        {canUndo && (
          <Button
            icon="undo"
            onClick={() => {
              onClose();
              void commands.undoLastEdit();
            }}
          >
            {editing.doneUndo}
          </Button>
        )}
        {session !== undefined && (
          <Button onClick={() => void commands.signIn(session.name)}>{editing.signIn(session.label)}</Button>
        )}
        <Button look={act === undefined ? 'primary' : 'plain'} focusFirst={act === undefined} onClick={onClose}>
          {common.close}
        </Button>
        {act !== undefined && (
          <Button
            look="primary"
            icon="copy"
            focusFirst
            onClick={() => {
              onClose();
              act.run();
            }}
          >
            {act.label}
          </Button>
        )}
      </SheetActions>
    </Sheet>
  );
}
