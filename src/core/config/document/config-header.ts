import { strip } from './config-text.ts';

export type SectionType = 'default' | 'profile' | 'sso-session' | 'services' | 'other';

const PREFIXES = ['profile', 'sso-session', 'services'] as const;

export interface HeaderName {
  readonly type: SectionType;
  readonly name: string;
}

/** The text between the brackets of a stripped line, or undefined for a line that is no header. */
export function headerIn(stripped: string): string | undefined {
  if (!stripped.startsWith('[')) return undefined;
  const end = closingBracket(stripped);
  return end > 1 ? stripped.slice(1, end) : undefined;
}

/**
 * Where a stripped header line's closing bracket is, or -1. Names may hold brackets: botocore reads up to the line's last
 * one (`SECTCRE` of Python's configparser). A bracket in a comment behind the header is not counted, as in the SDKs for
 * JavaScript and Go.
 */
export function closingBracket(stripped: string): number {
  const beforeComment = stripped.search(/\](?=\s*[#;])/u);
  return beforeComment === -1 ? stripped.lastIndexOf(']') : beforeComment;
}

/**
 * Reads a header leniently, so that a profile shows whichever client can read it: spaces around it do not matter and
 * one pair of quotes around the name is taken off, as botocore does (the SDK for Go keeps it).
 */
export function readHeader(header: string): HeaderName {
  const text = strip(header);
  if (text === 'default') return { type: 'default', name: 'default' };
  const type = PREFIXES.find((prefix) => text.startsWith(prefix) && /^\s+\S/u.test(text.slice(prefix.length)));
  if (type === undefined) return { type: 'other', name: text };
  return { type, name: withoutQuotes(text.slice(type.length).trimStart()) };
}

/** Every name under which some client may know the section of this header, for `prefix` profile or sso-session. */
export function namesAnyClientReads(header: string, prefix: 'profile' | 'sso-session'): readonly string[] {
  const text = strip(header);
  if (prefix === 'profile' && text === 'default') return ['default'];
  // botocore asks for a header that begins with the word, then splits it like a shell: quotes and backslashes vanish.
  const rest = text.startsWith(prefix) ? /^\S+\s+(.+)/su.exec(text)?.[1] : undefined;
  if (rest === undefined) return [];
  return /["'\\]/.test(rest) ? [rest, withoutQuotes(rest), rest.replaceAll(/["'\\]/g, '')] : [rest];
}

function withoutQuotes(name: string): string {
  return /^(["'])(.*)\1$/su.exec(name)?.[2] ?? name;
}
