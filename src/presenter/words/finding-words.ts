import type { Finding } from '../../shared/domain/findings.ts';
import type { Language } from '../../shared/domain/languages.ts';
import { safeFacts } from './error-words.ts';
import type { FindingWords } from '../messages/finding-entry.ts';
import { messagesFor } from '../messages/index.ts';

export type { FindingWords } from '../messages/finding-entry.ts';

/** A finding's title, explanation and fix. Facts are made safe to show here. */
export function findingWords(finding: Pick<Finding, 'code' | 'facts'>, language: Language): FindingWords {
  return messagesFor(language).findings.entries[finding.code](safeFacts(finding.facts));
}
