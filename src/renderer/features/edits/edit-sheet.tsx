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

/** The problems of the fields, by the field's name. */
type FieldProblems<Field extends string> = Readonly<Partial<Record<Field, string>>>;

interface EditSheetProps<Field extends string> {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly applyLabel: string;
  /** The edit only removes something. */
  readonly destroys?: boolean;
  /** Undefined while the form is incomplete. Two objects of the same content are the same edit. */
  readonly edit: RequestableEdit | undefined;
  /** The field that each error of main is about. Any other error is shown below the fields. */
  readonly fieldOf?: Readonly<Partial<Record<ErrorCode, Field>>>;
  /** The form. It gets the preview, for fields that depend on the outcome. */
  readonly children?: (problems: FieldProblems<Field>, preview: EditPreview | undefined) => ReactNode;
  /** The title after the edit, in place of the general one. */
  readonly doneTitle?: (written: EditPreview) => string;
  /** Shown after the edit: what to do with the result. */
  readonly doneMore?: ReactNode;
  /** The most likely next step after the edit. It closes the sheet as well. */
  readonly doneAct?: { readonly label: string; readonly run: () => void };
  /** False for an edit that Undo can't revert, such as Undo itself. */
  readonly canUndo?: boolean;
}

/** The sheet of every edit of the AWS files: its form, the diff, the warnings, Apply, and then Undo. */
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
  const { preview, failure, isWriteFailure, written } = progress;
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
          {progress.isStale && failure === undefined && (
            <Callout tone="warn">
              <strong>{editing.stale}</strong>
              <p>{editing.staleNext}</p>
            </Callout>
          )}
          {failure !== undefined && field === undefined && (
            <FailureCallout
              failure={failure}
              actions={
                failure.retryable ? (
                  <Button onClick={() => void progress.previewAgain()}>{errors.tryAgain}</Button>
                ) : undefined
              }
            />
          )}
        </div>
        {edit !== undefined && (failure === undefined || isWriteFailure) && <EditPreviewView preview={preview} />}
        <SheetActions>
          <Button onClick={dismiss} focusFirst={children === undefined}>
            {common.cancel}
          </Button>
          <Button
            submits
            look={destroys ? 'danger' : 'primary'}
            busy={progress.isApplying}
            aria-disabled={edit === undefined || nothing || !progress.isCurrent || undefined}
          >
            {progress.isApplying ? editing.applying : applyLabel}
          </Button>
        </SheetActions>
      </form>
    </Sheet>
  );
}
