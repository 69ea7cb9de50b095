import { useMemo, type ReactNode } from 'react';
import { useLanguage } from '../../state/window-context.ts';
import { DiagnosisContext } from './diagnosis-context.ts';
import { healthIn } from './profile-health.ts';
import { useCheckedFiles } from './use-checked-files.ts';

/** Has the files checked once for the navigation and the profiles. */
export function DiagnosisProvider({ children }: { readonly children: ReactNode }) {
  const language = useLanguage();
  const answer = useCheckedFiles();
  const healthOf = useMemo(() => healthIn(answer.value, language), [answer.value, language]);
  return <DiagnosisContext value={{ answer, healthOf }}>{children}</DiagnosisContext>;
}
