import type { ErrorFacts } from '../../shared/errors/daypass-error.ts';
import type { AwsClient, FindingCode, Severity } from '../../shared/domain/findings.ts';
import type { AwsFileKind } from '../config/clients/client-reading.ts';
import type { PendingLineEdits } from './fixes/pending-line-edits.ts';

/** A finding before it has an id, with what fixes it. */
export interface Issue {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly clients: readonly AwsClient[];
  readonly facts: ErrorFacts;
  readonly file?: AwsFileKind;
  /** For what is not in config or credentials. */
  readonly filePath?: string;
  /** 1-based. */
  readonly line?: number;
  /** Tells it from its like where the line's text and the facts do not. */
  readonly identity?: string;
  /** Without `meant`, or where that has one name only. */
  readonly fix?: LineFix;
  /** The names that the setting in the line may stand for, the nearest first. */
  readonly meant?: readonly string[];
}

export type LineFix =
  /** In `order`, the lowest first: values before the lines that hold them move. */
  | { readonly by: 'lines'; readonly order: number; readonly apply: (lineEdits: PendingLineEdits) => void }
  | { readonly by: 'byteOrderMark' }
  /** To the backup of the fix, which undo brings it back from. */
  | { readonly by: 'moveAway' }
  | { readonly by: 'makePrivate' };

export const ALL_CLIENTS: readonly AwsClient[] = ['botocore', 'javascript', 'go'];
