import { useState, type FormEvent } from 'react';
import { safeText } from '../../../presenter/words/safe-text.ts';
import type { MfaQuestion } from '../../../shared/view.ts';
import { useCommands, useWindowState, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Sheet, SheetActions } from '../../ui/overlays/sheet.tsx';

/** Asks for the code of an MFA device. It opens over any other sheet, which may be waiting for this code. */
export function MfaSheet() {
  const question = useWindowState((state) => state.status?.mfaQuestions?.[0]);
  return question === undefined ? null : <AskCode key={question.questionId} question={question} />;
}

function AskCode({ question }: { readonly question: MfaQuestion }) {
  const { mfa, common } = useWords().window;
  const commands = useCommands();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState(question.isRefused === true ? mfa.refused : undefined);
  const { questionId, profileName, serial } = question;
  const cancel = (): void => void commands.cancelMfa(questionId);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const typed = code.replaceAll(/\s/gu, '');
    if (!/^\d{6}$/u.test(typed)) return setProblem(mfa.sixDigits);
    void commands.answerMfa(questionId, typed);
  };
  return (
    <Sheet title={mfa.title} subtitle={mfa.lead(safeText(profileName))} onDismiss={cancel}>
      <form onSubmit={submit} noValidate>
        <Field
          name="code"
          label={mfa.code}
          hint={mfa.device(safeText(serial))}
          problem={problem}
          value={code}
          inputMode="numeric"
          autoComplete="one-time-code"
          focusFirst
          onText={(text) => {
            setCode(text);
            setProblem(undefined);
          }}
        />
        <SheetActions>
          <Button onClick={cancel}>{common.cancel}</Button>
          <Button submits look="primary">
            {mfa.submit}
          </Button>
        </SheetActions>
      </form>
    </Sheet>
  );
}
