import type { DiffLine } from '../../shared/snapshots.ts';

/** Keys whose values are secret, in ~/.aws/config and in the tools that keep theirs there; a `…_file` only names a place. */
const SECRET_KEY = /^(\s*[\w.-]*(?:secret|token|password)[\w.-]*(?<!_file)\s*[=:]\s*)\S.*$/i;

/** A diff is shown in a window and printed to terminals: a value that is a secret is not. */
export function hideSecrets(diff: readonly DiffLine[]): DiffLine[] {
  return diff.map((line) => ({ ...line, text: line.text.replace(SECRET_KEY, '$1••••••••') }));
}
