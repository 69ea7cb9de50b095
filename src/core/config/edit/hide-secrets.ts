import { closingBracket } from '../document/config-header.ts';
import { LINE, type ConfigLayout } from '../document/config-layout.ts';
import { indentOf, strip, stripEnd } from '../document/config-text.ts';
import type { AwsFileKind } from '../clients/client-reading.ts';
import {
  HIDDEN,
  isSecretName,
  mentionsSecret,
  withoutInnerSecrets,
  withoutSecretLooks,
} from '../../disk/secret-text.ts';

const KEY = /^[A-Za-z][\w.-]{0,63}$/;
/** A value's lines whose text is read; a hostile file has one value of 100,000 lines. */
const NESTED_LINES_READ = 100;
/** Our own comment, which holds names alone. */
const OWN_COMMENT = /^[#;] Made by Daypass(?: for [\w+=,.@-]{1,64} in \d{12})?$/;

/**
 * Shows the lines of one of AWS's files without their secrets, to windows, terminals and reports. The lines of a value
 * that goes over several are known from the file's layout. In the credentials file no value is shown at all.
 */
export class SecretHider {
  readonly #before: ConfigLayout;
  readonly #file: AwsFileKind;
  #isAfterSecret = false;

  constructor(before: ConfigLayout, file: AwsFileKind) {
    this.#before = before;
    this.#file = file;
  }

  /** A line of the file before, counted from 0. */
  hideBefore(line: number, text: string): string {
    if (indentOf(text) > 0 && this.#isSecretAt(line - 1)) return allHidden(text);
    return this.#shown(text);
  }

  /** A line put in; `at`, for the first of several, is the line of the file before that it stands before. */
  hideAfter(text: string, at?: number): string {
    if (at !== undefined) this.#isAfterSecret = this.#isSecretAt(at - 1);
    const isIndented = indentOf(text) > 0;
    if (isIndented && this.#isAfterSecret) return allHidden(text);
    if (isIndented) this.#isAfterSecret = endsInSecretName(text);
    else if (strip(text) !== '') this.#isAfterSecret = startsSecret(text);
    return this.#shown(text);
  }

  /** True if an indented line after this one goes on with a secret, whether or not a delimiter was forgotten. */
  #isSecretAt(from: number): boolean {
    for (let line = from; line >= 0; line -= 1) {
      const kind = this.#before.kinds[line];
      if (kind === LINE.header) return false;
      if (kind === LINE.continuation && from - line < NESTED_LINES_READ && endsInSecretName(this.#before.textOf(line)))
        return true;
      if (kind === LINE.continuation || kind === LINE.blank || kind === LINE.comment) continue;
      return startsSecret(this.#before.textOf(line));
    }
    return false;
  }

  #shown(text: string): string {
    const body = strip(text);
    if (body === '' || OWN_COMMENT.test(body)) return text;
    if (text.startsWith('\ufeff')) return `\ufeff${this.#shown(text.slice(1))}`;
    const lead = text.slice(0, indentOf(text));
    if (body.startsWith('[')) return lead + this.#header(text.slice(lead.length));
    if (!/^[#;]/.test(body)) return lead + this.#entry(text.slice(lead.length));
    const marks = /^[#;]+\s*/.exec(body)?.[0] ?? '';
    return lead + marks + this.#comment(body.slice(marks.length));
  }

  #header(text: string): string {
    const end = closingBracket(text);
    if (end === -1) return mentionsSecret(text) && /[=:]/.test(text) ? `[${HIDDEN}` : withoutSecretLooks(text);
    const behind = text.slice(end + 1);
    if (strip(behind) === '') return withoutSecretLooks(text);
    const gap = behind.slice(0, indentOf(behind));
    return withoutSecretLooks(text.slice(0, end + 1)) + gap + HIDDEN;
  }

  /** A key that was commented out still opens. */
  #comment(text: string): string {
    const { key, valueAt } = split(text);
    const isEntry = key !== undefined && KEY.test(key);
    if (isEntry && (isSecretName(key) || !mentionsSecret(text.slice(valueAt)))) return this.#entry(text);
    if (text === '') return text;
    return this.#file === 'credentials' || mentionsSecret(text) ? HIDDEN : withoutInnerSecrets(text);
  }

  #entry(text: string): string {
    const { key, valueAt } = split(text);
    if (key === undefined) return this.#withoutDelimiter(text);
    const value = text.slice(valueAt);
    // A secret that ends in `=` or holds `:` reads as a key.
    if (!KEY.test(key) || withoutInnerSecrets(key) !== key) return HIDDEN;
    if (strip(value) === '') return text;
    const isHidden = this.#file === 'credentials' || isSecretName(key);
    return text.slice(0, valueAt) + (isHidden ? HIDDEN : withoutCommentedSecret(value));
  }

  #withoutDelimiter(text: string): string {
    const [, name = '', gap = ''] = /^(\S+)(\s+)\S/.exec(text) ?? [];
    const isNamed =
      KEY.test(name) && withoutInnerSecrets(name) === name && (isSecretName(name) || name.startsWith('aws_'));
    if (isNamed) return name + gap + HIDDEN;
    if (KEY.test(text) && (isSecretName(text) || text.startsWith('aws_')) && withoutInnerSecrets(text) === text)
      return text;
    return this.#file === 'credentials' || mentionsSecret(text) ? HIDDEN : withoutInnerSecrets(text);
  }
}

function withoutCommentedSecret(value: string): string {
  const commentAt = value.search(/\s[#;]/);
  if (commentAt === -1 || !mentionsSecret(value.slice(commentAt))) return withoutInnerSecrets(value);
  return `${withoutInnerSecrets(value.slice(0, commentAt))}${value.slice(commentAt, commentAt + 2)} ${HIDDEN}`;
}

function split(text: string): { readonly key?: string; readonly valueAt: number } {
  const delimiter = text.search(/[=:]/);
  if (delimiter === -1) return { valueAt: text.length };
  const valueAt = delimiter + 1;
  return { key: strip(text.slice(0, delimiter)), valueAt: valueAt + indentOf(text.slice(valueAt)) };
}

function startsSecret(text: string): boolean {
  const body = text.replace(/^[\s#;]+/, '');
  if (body.startsWith('[')) return false;
  const { key } = split(body);
  return (key === undefined ? mentionsSecret(body) : isSecretName(key)) || endsInSecretName(body);
}

/** `secret =` in a nested value, or `--password` at a line's end: the next line holds the secret. */
function endsInSecretName(text: string): boolean {
  const lastWord =
    stripEnd(text)
      .split(/\s+/)
      .findLast((word) => word !== '=' && word !== ':') ?? '';
  return isSecretName(lastWord.replace(/^-+/, '').replace(/[=:]$/, '').replaceAll('-', '_'));
}

function allHidden(text: string): string {
  return strip(text) === '' ? text : text.slice(0, indentOf(text)) + HIDDEN;
}
