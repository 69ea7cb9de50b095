import { useCallback, useState, type FormEvent } from 'react';
import { originWords } from '../../../presenter/words/import-words.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import type { Failure } from '../../../shared/errors/outcome.ts';
import { changesNothing, type ImportPlan, type OtherTool } from '../../../shared/imports/import-plan.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useCommands, useLanguage, useSessions, useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Sheet, SheetActions } from '../../ui/overlays/sheet.tsx';
import { FailureCallout } from '../failure/failure-callout.tsx';
import { SignInToAll } from '../sessions/sign-in-to-all.tsx';
import { ImportPreview } from './import-preview.tsx';
import styles from './overview.module.css';

const PATH_LENGTH = 200;

/** Shows what an import from a tool would change, as a diff, and applies exactly that. */
export function ImportSheet({ tool }: { readonly tool: OtherTool }) {
  const { overview, editing, common } = useWords().window;
  const language = useLanguage();
  const { store } = useTools();
  const { plan, failure, isStale, applying, made, apply } = useImport(tool);
  const name = originWords({ by: 'tool', tool }, language);
  const dismiss = (): void => store.send({ type: 'sheetDismissed' });
  if (made !== undefined) return <Imported tool={tool} name={name} plan={made} onClose={dismiss} />;
  const paths = plan?.readFrom.map((path) => safeText(path, PATH_LENGTH)) ?? [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void apply();
  };
  return (
    <Sheet
      title={overview.importTitle(name)}
      subtitle={plan === undefined ? undefined : overview.readFrom(new Intl.ListFormat(language).format(paths))}
      wide
      onDismiss={dismiss}
    >
      <form className={styles.import} noValidate onSubmit={submit}>
        <div role="alert">
          {isStale && failure === undefined && (
            <Callout tone="warn">
              <strong>{editing.stale}</strong>
              <p>{editing.staleNext}</p>
            </Callout>
          )}
          {failure !== undefined && <FailureCallout failure={failure} />}
        </div>
        {plan === undefined && failure === undefined && <output className={styles.note}>{overview.importing}</output>}
        {plan !== undefined && <ImportPreview plan={plan} />}
        <SheetActions>
          <Button onClick={dismiss} focusFirst>
            {common.cancel}
          </Button>
          <Button
            submits
            look="primary"
            busy={applying}
            aria-disabled={plan === undefined || changesNothing(plan) || undefined}
          >
            {applying ? editing.applying : overview.importApply}
          </Button>
        </SheetActions>
      </form>
    </Sheet>
  );
}

/** Plans the import, and applies the plan that was shown. */
function useImport(tool: OtherTool) {
  const { bridge, store } = useTools();
  const planned = useAnswer(useCallback(() => bridge.planImport({ tool }), [bridge, tool]));
  const [applying, setApplying] = useState(false);
  const [isStale, setStale] = useState(false);
  const [refused, setRefused] = useState<Failure>();
  const [made, setMade] = useState<ImportPlan>();
  const plan = planned.value;
  const apply = async (): Promise<void> => {
    if (applying || plan === undefined || changesNothing(plan)) return;
    setApplying(true);
    setRefused(undefined);
    const outcome = await bridge.applyImport({ tool, fingerprint: plan.fingerprint });
    setApplying(false);
    if (outcome.ok) {
      store.send({ type: 'editMade' });
      return setMade(outcome.value);
    }
    if (outcome.error.code !== 'previewStale') return setRefused(outcome.error);
    setStale(true);
    planned.askAgain();
  };
  return { plan, failure: refused ?? planned.failure, isStale, applying, made, apply };
}

interface ImportedProps {
  readonly tool: OtherTool;
  readonly name: string;
  readonly plan: ImportPlan;
  readonly onClose: () => void;
}

/** Shown after the import: a button to undo it, and one to sign in to the imported sessions. */
function Imported({ tool, name, plan, onClose }: ImportedProps) {
  const { overview, common } = useWords().window;
  const commands = useCommands();
  const sessions = useSessions();
  const undo = (): void => {
    onClose();
    void commands.undoImport(tool);
  };
  return (
    <Sheet title={overview.imported(name)} onDismiss={onClose}>
      <SheetActions>
        <Button icon="undo" onClick={undo}>
          {overview.undo}
        </Button>
        <SignInToAll
          sessions={sessions.filter((session) => plan.sessions.includes(session.name))}
          onPressed={onClose}
        />
        <Button look="primary" focusFirst onClick={onClose}>
          {common.close}
        </Button>
      </SheetActions>
    </Sheet>
  );
}
