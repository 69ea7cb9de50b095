import { strip } from '../config/document/config-text.ts';

/** A line `key = value # comment` taken apart; put together again its parts are the line. */
export interface SettingLine {
  readonly indent: string;
  readonly key: string;
  /** `=` or `:` with the spaces around it. */
  readonly delimiter: string;
  readonly value: string;
  /** From its `#` or `;`, with the spaces before it; empty for none. */
  readonly comment: string;
}

/** Undefined for a line without a delimiter. */
export function settingLine(text: string): SettingLine | undefined {
  const delimiterAt = text.search(/[=:]/);
  if (delimiterAt === -1) return undefined;
  const left = text.slice(0, delimiterAt);
  const right = text.slice(delimiterAt + 1);
  const key = strip(left);
  const keyAt = left.indexOf(key);
  const commentAt = commentStart(right);
  const body = commentAt === -1 ? right : right.slice(0, commentAt);
  const value = strip(body);
  const valueAt = value === '' ? body.length : body.indexOf(value);
  return {
    indent: left.slice(0, keyAt),
    key,
    delimiter: left.slice(keyAt + key.length) + text.charAt(delimiterAt) + body.slice(0, valueAt),
    value,
    comment: commentAt === -1 ? '' : right.slice(commentAt),
  };
}

/** Where a comment and the spaces before it begin; -1 for none. */
function commentStart(text: string): number {
  const at = text.search(/\s[#;]/);
  if (at === -1) return -1;
  return text.slice(0, at).trimEnd().length;
}

export function settingText({ indent, key, delimiter, value, comment }: SettingLine): string {
  return indent + key + delimiter + value + comment;
}

/** A value without one pair of quotes around it, as the SDK for Go reads it. */
export function withoutQuotes(value: string): string {
  return value.length > 1 && /^(["']).*\1$/su.test(value) ? value.slice(1, -1) : value;
}
