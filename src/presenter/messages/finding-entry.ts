import type { ErrorFacts } from '../../shared/errors/daypass-error.ts';
import type { FindingCode } from '../../shared/domain/findings.ts';

/** What the doctor says of one finding. */
export interface FindingWords {
  /** A few words, without a full stop: `Section [profile dev] stands there twice`. */
  readonly title: string;
  /** One or two sentences: what it does to whom. */
  readonly explanation: string;
  /** What fixes it, as an imperative sentence: of the button where Daypass can do it, else of the person. */
  readonly fix: string;
}

/** Facts arrive safe to show (see finding-words.ts); any of them may be absent. */
export type FindingEntries = Readonly<Record<FindingCode, (facts: ErrorFacts) => FindingWords>>;

/** The entries of another language for a part of English, so that each file has the codes of the English file beside it. */
export type FindingsLike<English> = Pick<FindingEntries, keyof English & FindingCode>;
