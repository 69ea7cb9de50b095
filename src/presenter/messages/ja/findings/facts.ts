import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { factText } from '../../error-entry.ts';

export const profile = (facts: ErrorFacts) =>
  factText(facts, ['profile'], (name) => `プロファイル ${name} `, 'プロファイル');
export const session = (facts: ErrorFacts) =>
  factText(facts, ['session'], (name) => `セッション ${name} `, 'セッション');
export const section = (facts: ErrorFacts) => factText(facts, ['section'], (header) => `[${header}]`, 'セクション');
export const key = (facts: ErrorFacts) => factText(facts, ['key'], (name) => name, '設定項目');
export const value = (facts: ErrorFacts) => factText(facts, ['value'], (text) => `「${text}」`, 'この値');
export const firstLine = (facts: ErrorFacts) => factText(facts, ['firstLine'], (line) => `（最初は ${line} 行目）`, '');
export const file = (facts: ErrorFacts) => factText(facts, ['file'], (name) => name, 'ファイル');
export const count = (facts: ErrorFacts, name: string) => Number(facts[name] ?? 0);
/** Names that a mistyped one may stand for come first. */
export const meant = (facts: ErrorFacts, advice: string) =>
  factText(facts, ['near'], (names) => `${names} のことですか? ${advice}`, advice);
