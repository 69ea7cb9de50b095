import { createContext, useContext } from 'react';
import type { Diagnosis } from '../../../shared/domain/findings.ts';
import type { Answer } from '../../state/use-answer.ts';
import type { HealthOf } from './profile-health.ts';

export interface CheckedFiles {
  readonly answer: Answer<Diagnosis>;
  readonly healthOf: HealthOf;
}

export const DiagnosisContext = createContext<CheckedFiles | undefined>(undefined);

/** What the doctor says of the files now: one answer for the navigation and the profiles. */
export function useDiagnosis(): Answer<Diagnosis> {
  return useShared().answer;
}

/** Which tools can use which profile. */
export function useHealth(): HealthOf {
  return useShared().healthOf;
}

function useShared(): CheckedFiles {
  const checked = useContext(DiagnosisContext);
  if (checked === undefined) throw new Error('rendered outside <DiagnosisProvider>');
  return checked;
}
