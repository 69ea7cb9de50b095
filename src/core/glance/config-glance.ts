import { glanceAtFile } from './glance-at-file.ts';

/** A section of the config file, read only as far as it is asked. */
export interface GlancedSection {
  readonly type: 'profile' | 'sso-session';
  readonly name: string;
  /** Lower-case names, as botocore reads them. The first of two equal ones counts. */
  readonly entries: () => ReadonlyMap<string, string>;
}

const HEADER = /^\[([^\]\n]+)\]/gmu;
const ENTRY = /^([^\s#;=:[][^=:\n]*)[=:](.*)$/gmu;

/**
 * The profiles and sessions of a config file in its order; none if it can't be read. For prompts and completions, which must
 * start at once: only headers are looked for, and the finer rules of the AWS clients are left out. Nothing that hands out
 * keys may use it.
 */
export function glanceAtConfig(path: string): readonly GlancedSection[] {
  const text = textOf(path);
  const headers = [...text.matchAll(HEADER)];
  return headers.flatMap((header, at) => {
    const named = sectionName(header[1] ?? '');
    if (!named) return [];
    const from = header.index + header[0].length;
    const to = headers[at + 1]?.index ?? text.length;
    return [{ ...named, entries: () => entriesOf(text.slice(from, to)) }];
  });
}

function sectionName(header: string): Pick<GlancedSection, 'type' | 'name'> | undefined {
  const text = header.trim();
  if (text === 'default') return { type: 'profile', name: 'default' };
  const type = (['profile', 'sso-session'] as const).find(
    (one) => text.startsWith(`${one} `) || text.startsWith(`${one}\t`),
  );
  return type && { type, name: unquoted(text.slice(type.length).trim()) };
}

function unquoted(name: string): string {
  return /^(["']).*\1$/u.test(name) ? name.slice(1, -1) : name;
}

function entriesOf(body: string): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  for (const [, key = '', value = ''] of body.matchAll(ENTRY)) {
    const name = key.trim().toLowerCase();
    const comment = value.search(/\s[#;]/u);
    if (!entries.has(name)) entries.set(name, (comment === -1 ? value : value.slice(0, comment)).trim());
  }
  return entries;
}

function textOf(path: string): string {
  try {
    return glanceAtFile(path).replaceAll('\r\n', '\n');
  } catch {
    return '';
  }
}
