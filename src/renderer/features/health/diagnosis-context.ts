import { createContext, useContext } from 'react';
import type { Diagnosis } from '../../../shared/domain/findings.ts';
import type { Answer } from '../../state/use-answer.ts';
import type { HealthOf } from './profile-health.ts';

export interface CheckedFiles {
  readonly answer: Answer<Diagnosis>;
  readonly healthOf: HealthOf;
}

export const DiagnosisContext = createContext<CheckedFiles | undefined>(undefined);

/** The doctor's current findings, shared by the navigation and the profiles. */
export function useDiagnosis(): Answer<Diagnosis> {
  return useShared().answer;
}

/** Returns which tools can use a profile, by its name. */
export function useHealth(): HealthOf {
  return useShared().healthOf;
}

function useShared(): CheckedFiles {
  const checked = useContext(DiagnosisContext);
  if (checked === undefined) throw new Error('rendered outside <DiagnosisProvider>');
  return checked;
}
