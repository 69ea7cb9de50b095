import { joinSentences } from '../../../presenter/words/join-sentences.ts';
import { useState, type FormEvent } from 'react';
import { errorWords } from '../../../presenter/words/error-words.ts';
import type { Failure } from '../../../shared/errors/outcome.ts';
import { useLanguage, useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { sessionNamed } from '../../state/window-state.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Sheet, SheetActions } from '../../ui/overlays/sheet.tsx';
import { NewsLine } from '../notices/news-line.tsx';
import { PasteResponse } from './paste-response.tsx';

interface SamlAccountSheetProps {
  readonly task: 'rename' | 'remove' | 'paste';
  readonly sourceId: string;
}

/** Renames or removes a SAML account, or signs in to it with a pasted response. */
export function SamlAccountSheet({ task, sourceId }: SamlAccountSheetProps) {
  const label = useWindowState((state) => sessionNamed(state, sourceId)?.label) ?? sourceId;
  if (task === 'rename') return <Rename sourceId={sourceId} label={label} />;
  return task === 'remove' ? <Remove sourceId={sourceId} label={label} /> : <Paste sourceId={sourceId} label={label} />;
}

interface TaskProps {
  readonly sourceId: string;
  readonly label: string;
}

function Rename({ sourceId, label }: TaskProps) {
  const { saml, firstRun, common } = useWords().window;
  const language = useLanguage();
  const { bridge, store } = useTools();
  const [name, setName] = useState(label);
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const dismiss = (): void => store.send({ type: 'sheetDismissed' });
  const newName = name.trim();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || newName === '' || newName === sourceId) return;
    setBusy(true);
    const outcome = await bridge.renameSamlAccount({ sourceId, newName });
    setBusy(false);
    if (!outcome.ok) return setFailure(outcome.error);
    dismiss();
    store.send({ type: 'news', item: { what: 'samlAccountRenamed', name: newName } });
  };
  return (
    <Sheet title={saml.renameTitle(label)} subtitle={saml.renameBody} onDismiss={dismiss}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Field
          name="name"
          label={firstRun.name}
          hint={firstRun.nameHint}
          value={name}
          problem={failure && wordsOf(failure)}
          onText={(text) => {
            setName(text);
            setFailure(undefined);
          }}
          maxLength={128}
          required
          focusFirst
        />
        <SheetActions>
          <Button onClick={dismiss}>{common.cancel}</Button>
          <Button submits look="primary" busy={busy}>
            {saml.renameApply}
          </Button>
        </SheetActions>
      </form>
    </Sheet>
  );

  function wordsOf(error: Failure): string {
    const { message, next } = errorWords(error, language);
    return joinSentences(language, message, next);
  }
}

function Remove({ sourceId, label }: TaskProps) {
  const { saml, common } = useWords().window;
  const language = useLanguage();
  const { bridge, store } = useTools();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const dismiss = (): void => store.send({ type: 'sheetDismissed' });
  const remove = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const outcome = await bridge.removeSamlAccount({ sourceId });
    setBusy(false);
    if (!outcome.ok) return setFailure(outcome.error);
    dismiss();
    store.send({ type: 'news', item: { what: 'samlAccountRemoved', name: label } });
  };
  return (
    <Sheet title={saml.removeTitle(label)} subtitle={saml.removeBody} onDismiss={dismiss}>
      {failure !== undefined && (
        <div role="alert">
          <Callout tone="bad">
            {errorWords(failure, language).message} {errorWords(failure, language).next}
          </Callout>
        </div>
      )}
      <SheetActions>
        <Button focusFirst onClick={dismiss}>
          {common.cancel}
        </Button>
        <Button look="danger" busy={busy} onClick={() => void remove()}>
          {saml.removeApply}
        </Button>
      </SheetActions>
    </Sheet>
  );
}

function Paste({ sourceId, label }: TaskProps) {
  const { saml, signIn, common } = useWords().window;
  const { store } = useTools();
  const dismiss = (): void => store.send({ type: 'sheetDismissed' });
  return (
    <Sheet title={signIn.title(label)} subtitle={saml.pasteBody} onDismiss={dismiss}>
      <PasteResponse
        sourceId={sourceId}
        focusFirst
        onSignedIn={() => {
          dismiss();
          store.send({ type: 'news', item: { what: 'signedIn', sourceId } });
        }}
      />
      <SheetActions>
        <Button onClick={dismiss}>{common.cancel}</Button>
      </SheetActions>
      <NewsLine />
    </Sheet>
  );
}
