import { useState } from 'react';
import { errorWords } from '../../../presenter/words/error-words.ts';
import { joinSentences } from '../../../presenter/words/join-sentences.ts';
import type { NewSession } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/errors/outcome.ts';
import { useLanguage, useWords } from '../../state/window-context.ts';

export type SessionField = keyof NewSession;

/** Which field an error of main's is about. */
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
  /** What went wrong beside any one field. */
  readonly failure: Failure | undefined;
  /** Shows those fields as missing, and nothing else. */
  readonly showMissing: (fields: readonly SessionField[]) => void;
  /** Shows what went wrong at its field, else at `elsewhere`; returns that field. */
  readonly show: (failure: Failure, elsewhere?: SessionField) => SessionField | undefined;
  /** The person is at work on the field. */
  readonly forget: (field: SessionField) => void;
}

/** What is wrong with the form of a new session, field by field. */
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
      // A Region that was not found is that of the start URL.
      const isAbout = problem?.field === field || (field === 'startUrl' && problem?.field === 'region');
      if (isAbout) setProblem(undefined);
    },
  };
}
