import type { ReactNode } from 'react';
import { errorWords, type WordedError } from '../../../presenter/words/error-words.ts';
import { useLanguage } from '../../state/window-context.ts';
import { Callout } from '../../ui/callout.tsx';

interface FailureCalloutProps {
  readonly failure: WordedError;
  readonly actions?: ReactNode;
}

/** What went wrong, and what the person can do about it. It belongs in an element with `role="alert"`. */
export function FailureCallout({ failure, actions }: FailureCalloutProps) {
  const { message, next } = errorWords(failure, useLanguage());
  return (
    <Callout tone="bad" actions={actions}>
      <strong>{message}</strong>
      <p>{next}</p>
    </Callout>
  );
}
