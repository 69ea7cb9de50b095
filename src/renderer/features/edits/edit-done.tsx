import type { ReactNode } from 'react';
import { safeText } from '../../../presenter/words/safe-text.ts';
import type { EditPreview } from '../../../shared/domain/config-edits.ts';
import { useCommands, useLanguage, useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { sessionNamed } from '../../state/window-state.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Sheet, SheetActions } from '../../ui/overlays/sheet.tsx';
import styles from './edit-done.module.css';
import { PATH_LENGTH } from './file-diff.tsx';

interface EditDoneProps {
  readonly written: EditPreview;
  /** Instead of the general words. */
  readonly title: string | undefined;
  readonly canUndo: boolean;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** The edit is made: where, what may be needed next, and the way back. */
export function EditDone({ written, title, canUndo, onClose, children }: EditDoneProps) {
  const { editing, common } = useWords().window;
  const language = useLanguage();
  const { store } = useTools();
  const commands = useCommands();
  const paths = written.files.map(({ filePath }) => safeText(filePath, PATH_LENGTH));
  const unsigned = written.warnings.find(({ code }) => code === 'signInNeededAfter')?.facts['session'];
  // Main tells of a session that the edit has just added a moment later.
  const session = useWindowState((state) => sessionNamed(state, String(unsigned ?? '')));
  return (
    <Sheet title={editing.doneTitle} onDismiss={onClose}>
      <output>
        <Callout tone="good">
          <strong>{title ?? editing.done}</strong>
          <p>{editing.doneIn(new Intl.ListFormat(language).format(paths))}</p>
          {canUndo && <p className={styles.soft}>{editing.doneStored}</p>}
        </Callout>
      </output>
      {children}
      <SheetActions>
        {canUndo && (
          <Button
            icon="undo"
            onClick={() => store.send({ type: 'sheetAsked', sheet: { at: 'edit', task: { task: 'undo' } } })}
          >
            {editing.doneUndo}
          </Button>
        )}
        {session !== undefined && (
          <Button onClick={() => void commands.signIn(session.name)}>{editing.signIn(session.label)}</Button>
        )}
        <Button look="primary" focusFirst onClick={onClose}>
          {common.close}
        </Button>
      </SheetActions>
    </Sheet>
  );
}
