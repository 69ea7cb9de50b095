import type { BackupSnapshot, EditWarning } from '../../shared/domain/config-edits.ts';
import type { Language } from '../../shared/domain/languages.ts';
import { safeFacts } from './error-words.ts';
import { messagesFor } from '../messages/index.ts';
import { safeText } from './safe-text.ts';

/** A warning about an edit, in words. Facts are made safe to show here. */
export function editWarningWords(warning: EditWarning, language: Language): string {
  return messagesFor(language).edits.warnings[warning.code](safeFacts(warning.facts));
}

/** What an earlier edit did: `Removed old, older`. */
export function editDoneWords(backup: Pick<BackupSnapshot, 'edit' | 'names'>, language: Language): string {
  const names = new Intl.ListFormat(language, { type: 'unit' }).format(backup.names.map((name) => safeText(name)));
  return messagesFor(language).edits.did[backup.edit](names).trim();
}
