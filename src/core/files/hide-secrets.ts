import type { DiffLine } from '../../shared/snapshots.ts';
import { LINE, type ConfigLayout } from './config-layout.ts';
import { indentOf, strip } from './config-text.ts';

const HIDDEN = '••••••••';
/** Keys whose values are secret, in AWS's files and in the tools that keep theirs there; a `…_file` only names a place, a `…_expires` a time. */
const SECRET_KEY = /secret|token|password|passwd|api_?key|private_?key/i;
const NO_SECRET = /_(file|path|url|expires)$/i;

/** A diff is shown in a window and printed to terminals: a value that is a secret is not. */
export function hideSecrets(diff: readonly DiffLine[]): DiffLine[] {
  return diff.map((line) => ({ ...line, text: withoutSecret(line.text) }));
}

/** The same for the lines of one document's diff, told in order; knows of values that go over several lines. */
export class SecretHider {
  readonly #before: ConfigLayout;
  #isAfterSecret = false;

  constructor(before: ConfigLayout) {
    this.#before = before;
  }

  /** A line of the file before, counted from 0. */
  hideBefore(line: number, text: string): string {
    if (this.#before.kinds[line] !== LINE.continuation) return withoutSecret(text);
    return this.#isSecretAt(line) ? hidden(text) : text;
  }

  /** A line put in; `at`, for the first of several, is the line of the file before that it stands before. */
  hideAfter(text: string, at?: number): string {
    if (at !== undefined) this.#isAfterSecret = this.#isSecretAt(at - 1);
    const isIndented = indentOf(text) > 0 && strip(text) !== '';
    if (isIndented && this.#isAfterSecret) return hidden(text);
    if (strip(text) !== '') this.#isAfterSecret = isSecretKey(text);
    return withoutSecret(text);
  }

  #isSecretAt(from: number): boolean {
    let line = from;
    while (line >= 0 && this.#before.kinds[line] !== LINE.entry) {
      if (this.#before.kinds[line] === LINE.header) return false;
      line -= 1;
    }
    return line >= 0 && isSecretKey(this.#before.textOf(line));
  }
}

function withoutSecret(text: string): string {
  if (!isSecretKey(text)) return text;
  const afterDelimiter = text.search(/[=:]/) + 1;
  const rest = text.slice(afterDelimiter);
  return strip(rest) === '' ? text : text.slice(0, afterDelimiter + indentOf(rest)) + HIDDEN;
}

/** Also in a comment: a key that was commented out still opens. */
function isSecretKey(text: string): boolean {
  const delimiter = text.search(/[=:]/);
  if (delimiter === -1 || text.trimStart().startsWith('[')) return false;
  const key = strip(text.slice(0, delimiter));
  return SECRET_KEY.test(key) && !NO_SECRET.test(key);
}

function hidden(text: string): string {
  return text.slice(0, indentOf(text)) + HIDDEN;
}
