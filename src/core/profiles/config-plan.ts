import { DaypassError } from '../../shared/daypass-error.ts';
import type { DiffLine } from '../../shared/snapshots.ts';
import { appendSections, type NewSection } from '../files/config-append.ts';
import { parseConfig, type ConfigDocument, type ConfigLine } from '../files/config-document.ts';

import { hideSecrets } from '../files/hide-secrets.ts';
import { lineDiff } from '../files/line-diff.ts';

/** An edit of the config file, worked out but not written. */
export interface ConfigPlan {
  readonly after: Buffer;
  /** Without the secrets that context lines may hold. */
  readonly diff: readonly DiffLine[];
}

/** Plans sections at the file's end. Throws configOddLines for a file that the AWS CLI refuses as a whole: what we add could not be used. */
export function planSections(document: ConfigDocument, sections: readonly NewSection[]): ConfigPlan {
  const [odd] = document.oddLines;
  if (odd !== undefined) throw new DaypassError('configOddLines', { line: odd.line, kind: odd.kind });
  const after = appendSections(document, sections);
  return { after, diff: hideSecrets(lineDiff(textOf(document.lines), textOf(parseConfig(after).lines))) };
}

function textOf(lines: readonly ConfigLine[]): string[] {
  return lines.map(({ text }) => text);
}
