import type { SourceInfo } from '../../shared/domain/source.ts';
import { safeText } from '../words/safe-text.ts';

/** What people read for a source. Safe to show. */
export function sessionLabel({ label }: Pick<SourceInfo, 'label'>): string {
  return safeText(label);
}
