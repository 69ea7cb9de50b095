import { useState } from 'react';
import { errorWords } from '../../../presenter/words/error-words.ts';
import { joinSentences } from '../../../presenter/words/join-sentences.ts';
import type { NewSession } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/errors/outcome.ts';
import { useLanguage, useWords } from '../../state/window-context.ts';

export type SessionField = keyof NewSession;

/** The field that each error of main is about. */
const FIELD_OF_CODE: Readonly<Partial<Record<Failure['code'], SessionField>>> = {
  startUrlInvalid: 'startUrl',
  startUrlUnresolved: 'startUrl',
  samlLinkInvalid: 'startUrl',
  regionInvalid: 'region',
  regionNotFound: 'region',
  nameInvalid: 'name',
  sessionExists: 'name',
};

interface Problem {
  readonly failure: Failure;
  readonly field: SessionField | undefined;
}

export interface FormProblems {
  readonly words: Readonly<Partial<Record<SessionField, string>>>;
  /** A failure that is not about one field. */
  readonly failure: Failure | undefined;
  /** Marks these fields as missing and removes any other problem. */
  readonly showMissing: (fields: readonly SessionField[]) => void;
  /** Shows a failure at its field, or at `elsewhere` if it has none. Returns that field. */
  readonly show: (failure: Failure, elsewhere?: SessionField) => SessionField | undefined;
  /** Removes a field's problem when the person edits the field. */
  readonly forget: (field: SessionField) => void;
}

/** The problems of the form for a new session, by field. */
export function useFormProblems(): FormProblems {
  const { firstRun } = useWords().window;
  const language = useLanguage();
  const [missing, setMissing] = useState<readonly SessionField[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const words: Partial<Record<SessionField, string>> = {};
  for (const field of missing) words[field] = firstRun.required;
  if (problem?.field !== undefined) {
    const { message, next } = errorWords(problem.failure, language);
    words[problem.field] = joinSentences(language, message, next);
  }
  return {
    words,
    failure: problem?.field === undefined ? problem?.failure : undefined,
    showMissing(fields) {
      setProblem(undefined);
      setMissing(fields);
    },
    show(failure, elsewhere) {
      const field = FIELD_OF_CODE[failure.code] ?? elsewhere;
      setProblem({ failure, field });
      return field;
    },
    forget(field) {
      setMissing((now) => now.filter((name) => name !== field));
      // Another start URL may have a Region that can be found.
      const isAbout = problem?.field === field || (field === 'startUrl' && problem?.field === 'region');
      if (isAbout) setProblem(undefined);
    },
  };
}
