import { joinSentences } from '../../../presenter/words/join-sentences.ts';
import type { FormEvent, ReactNode } from 'react';
import { errorWords } from '../../../presenter/words/error-words.ts';
import type { RequestableEdit, EditPreview } from '../../../shared/domain/config-edits.ts';
import type { ErrorCode } from '../../../shared/errors/error-codes.ts';
import { useLanguage, useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Sheet, SheetActions } from '../../ui/overlays/sheet.tsx';
import { FailureCallout } from '../failure/failure-callout.tsx';
import { EditDone } from './edit-done.tsx';
import { EditPreviewView } from './edit-preview.tsx';
import styles from './edit-sheet.module.css';
import { useEdit } from './use-edit.ts';

/** What is wrong with a field, by the field's name. */
type FieldProblems<Field extends string> = Readonly<Partial<Record<Field, string>>>;

interface EditSheetProps<Field extends string> {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly applyLabel: string;
  /** What is asked for only takes something away. */
  readonly destroys?: boolean;
  /** What is asked for; undefined while the form does not say enough. The same content is the same edit. */
  readonly edit: RequestableEdit | undefined;
  /** Which field an error of main's is about; every other error is told by itself. */
  readonly fieldOf?: Readonly<Partial<Record<ErrorCode, Field>>>;
  /** The form. It sees the preview, for what can only be asked once the outcome is known. */
  readonly children?: (problems: FieldProblems<Field>, preview: EditPreview | undefined) => ReactNode;
  /** Instead of the general words once the edit is made. */
  readonly doneTitle?: (written: EditPreview) => string;
  /** What to do with what is made. */
  readonly doneMore?: ReactNode;
  /** The first thing to do with it; closes the sheet too. */
  readonly doneAct?: { readonly label: string; readonly run: () => void };
  /** False for an edit that itself takes one back. */
  readonly canUndo?: boolean;
}

/** Every edit of the AWS files comes through here: what is asked, the diff, the warnings, then Apply, then Undo. */
export function EditSheet<Field extends string = never>(props: EditSheetProps<Field>) {
  const {
    title,
    subtitle,
    applyLabel,
    destroys = false,
    edit,
    fieldOf = {},
    children,
    doneTitle,
    doneMore,
    doneAct,
    canUndo = true,
  } = props;
  const { editing, common, errors } = useWords().window;
  const language = useLanguage();
  const { store } = useTools();
  const progress = useEdit(edit);
  const { preview, failure, isOfWriting, written } = progress;
  const dismiss = (): void => store.send({ type: 'sheetDismissed' });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void progress.apply();
  };

  if (written !== undefined)
    return (
      <EditDone written={written} title={doneTitle?.(written)} canUndo={canUndo} act={doneAct} onClose={dismiss}>
        {doneMore}
      </EditDone>
    );
  const field = failure === undefined ? undefined : (fieldOf as Partial<Record<ErrorCode, Field>>)[failure.code];
  const wrong = failure === undefined ? undefined : errorWords(failure, language);
  const problems: Partial<Record<Field, string>> = {};
  if (field !== undefined && wrong !== undefined) problems[field] = joinSentences(language, wrong.message, wrong.next);
  const nothing = preview !== undefined && failure === undefined && preview.files.length === 0;
  return (
    <Sheet title={title} subtitle={subtitle} wide onDismiss={dismiss}>
      <form className={styles.form} noValidate onSubmit={submit}>
        {children !== undefined && (
          <div className={styles.fields}>{children(problems, failure === undefined ? preview : undefined)}</div>
        )}
        <div role="alert" className={styles.alert}>
          {progress.stale && failure === undefined && (
            <Callout tone="warn">
              <strong>{editing.stale}</strong>
              <p>{editing.staleNext}</p>
            </Callout>
          )}
          {failure !== undefined && field === undefined && (
            <FailureCallout
              failure={failure}
              actions={
                failure.retryable ? <Button onClick={() => void progress.look()}>{errors.tryAgain}</Button> : undefined
              }
            />
          )}
        </div>
        {edit !== undefined && (failure === undefined || isOfWriting) && <EditPreviewView preview={preview} />}
        <SheetActions>
          <Button onClick={dismiss} focusFirst={children === undefined}>
            {common.cancel}
          </Button>
          <Button
            submits
            look={destroys ? 'danger' : 'primary'}
            busy={progress.applying}
            aria-disabled={edit === undefined || nothing || !progress.isCurrent || undefined}
          >
            {progress.applying ? editing.applying : applyLabel}
          </Button>
        </SheetActions>
      </form>
    </Sheet>
  );
}
