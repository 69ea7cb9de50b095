import type { AwsClient, FindingCode } from '../../../shared/domain/findings.ts';
import { parseConfig, type ConfigSection } from '../../config/document/config-document.ts';
import { closingBracket, readHeader } from '../../config/document/config-header.ts';
import { LINE } from '../../config/document/config-layout.ts';
import { strip } from '../../config/document/config-text.ts';
import type { AwsFileKind } from '../../config/clients/client-reading.ts';
import { READ_AS } from '../../config/clients/read-as.ts';
import { ALL_CLIENTS, type Issue, type LineFix } from '../issue.ts';
import { affectedClients } from '../affected-clients.ts';
import { duplicateKeys } from './duplicate-issues.ts';
import { PROFILE_KEYS } from './known-keys.ts';
import { header, outdent } from '../fixes/line-fixes.ts';
import { refusedLineIssues } from './refused-line-issues.ts';
import { isPlain } from './value-issues.ts';
import type { ParsedFile } from '../section-lines.ts';

const PLAIN = /^\[(?:default|(?:profile|sso-session|services) [\w.+@%:/-]+)\]\s*$/;
const PREFIXES: ReadonlySet<string> = new Set(['profile', 'sso-session', 'services']);
const PLAIN_IN_CREDENTIALS = /^\[[\w.+@%:/-]+\]\s*$/;
const FORBIDDEN_NAME = '__proto__';
const PORTABLE = /^[\w.+@%:/-]+$/;

/** A header line taken apart. */
interface Header {
  readonly line: number;
  readonly inside: string;
  /** What stands behind the bracket. */
  readonly trailing: string;
}

interface LookedAtHeaders extends ParsedFile {
  /** How often each header comes, in its plain form. */
  readonly taken: ReadonlyMap<string, number>;
  readonly sectionAt: ReadonlyMap<number, ConfigSection>;
}

/** Headers that some client does not find, or takes for something else. */
export function headerIssues({ document, kind }: ParsedFile): Issue[] {
  const { layout } = document;
  const odd = layout.headers.filter(({ line }) => !isPlainHeader(layout.textOf(line), kind));
  const indented = indentedHeaderLines(document);
  if (odd.length === 0 && indented.length === 0) return [];
  const insides = [
    ...layout.headers.map(({ text }) => text),
    ...indented.map((line) => partsOf(layout.textOf(line - 1), line).inside),
  ];
  const taken = countsOf(insides.map((inside) => canonical(inside, kind)));
  const looked = { document, kind, taken, sectionAt: new Map(document.sections.map((one) => [one.lineNumber, one])) };
  return [
    ...odd.flatMap(({ line }) => ofHeader(partsOf(layout.textOf(line), line + 1), looked)),
    ...indented.flatMap((line) => ofIndented(line, looked)),
  ];
}

/** The characters that every client reads in a name; for one name the SDK for JavaScript refuses the whole file. */
function isPortable(name: string): boolean {
  return PORTABLE.test(name) && name !== FORBIDDEN_NAME;
}

function isPlainHeader(text: string, kind: AwsFileKind): boolean {
  if (text.includes(FORBIDDEN_NAME)) return false;
  return kind === 'config' ? PLAIN.test(text) : PLAIN_IN_CREDENTIALS.test(text) && !text.startsWith('[DEFAULT]');
}

function partsOf(text: string, line: number): Header {
  const stripped = strip(text);
  const closing = closingBracket(stripped);
  return { line, inside: stripped.slice(1, closing), trailing: strip(stripped.slice(closing + 1)) };
}

function ofHeader(parts: Header, looked: LookedAtHeaders): Issue[] {
  const { kind, document, taken } = looked;
  const { line, inside, trailing } = parts;
  const facts = { section: strip(inside) };
  const base = { file: kind, line, facts } as const;
  if (inside === 'DEFAULT') return upperCaseDefault(parts, kind);
  const { type, name } = readHeader(inside);
  // A finding of its own: sessionInCredentials.
  if (kind === 'credentials' && type === 'sso-session') return [];
  if (kind === 'credentials' && type === 'profile') {
    const fix = isPortable(name) && !taken.has(name) && { fix: header(line, `[${name}]`, trailing) };
    return [{ ...base, code: 'headerPrefixInCredentials', severity: 'warning', clients: ALL_CLIENTS, ...fix }];
  }
  if (kind === 'config' && (type === 'other' || (type !== 'default' && name === ''))) {
    // `[profile.dev]` is a profile to one client, `[profiles dev]` to another.
    const blind = ALL_CLIENTS.filter((client) => !seesSomething(client, document.layout.textOf(line - 1)));
    const isSeenBySome = blind.length > 0 && blind.length < ALL_CLIENTS.length;
    if (isSeenBySome) return [{ ...base, code: 'nameNotPortable', severity: 'warning', clients: blind }];
    return withoutPrefix(parts, looked);
  }
  if (kind === 'credentials' ? strip(inside) === '' : type === 'services' || (type !== 'default' && name === ''))
    return [];

  const meantName = kind === 'credentials' ? strip(inside) : name;
  const clients = notFinding(document.layout.textOf(line - 1), kind, type === 'sso-session', meantName);
  if (clients.length === 0) return [];
  const meant = kind === 'credentials' || type === 'default' ? `[${meantName}]` : `[${type} ${meantName}]`;
  const code = isPortable(meantName) ? formOf(parts) : 'nameNotPortable';
  // Beside another spelling of it the header would stand there twice.
  const isOnly = taken.get(canonical(inside, kind)) === 1;
  const fix: LineFix | undefined = code !== 'nameNotPortable' && isOnly ? header(line, meant, trailing) : undefined;
  return [{ ...base, code, severity: 'warning', clients, ...(fix && { fix }) }];
}

function formOf({ inside, trailing }: Header): FindingCode {
  if (trailing !== '') return 'headerTrailingText';
  return /["']/.test(inside) ? 'headerQuoted' : 'headerSpaced';
}

/** The clients that don't find a section by this header line, or let it spoil the section before. */
function notFinding(text: string, kind: AwsFileKind, isSession: boolean, name: string): AwsClient[] {
  const before = kind === 'config' ? '[profile before-it]' : '[before-it]';
  const bytes = Buffer.from(`${before}\nk = v\n${text}\nregion = r\n`);
  return ALL_CLIENTS.filter((client) => {
    const { profiles, sessions } = READ_AS[client](bytes, kind);
    const found = (isSession ? sessions : profiles).get(name)?.get('region');
    return found !== 'r' || profiles.get('before-it')?.size !== 1;
  });
}

function seesSomething(client: AwsClient, text: string): boolean {
  const { profiles, sessions } = READ_AS[client](Buffer.from(`${text}\nregion = r\n`), 'config');
  return profiles.size + sessions.size > 0;
}

function upperCaseDefault({ line }: Header, kind: AwsFileKind): Issue[] {
  const profile = kind === 'config' ? '[profile p]' : '[p]';
  const clients = affectedClients(`[DEFAULT]\nk = v\n${profile}\nregion = r\n`, `${profile}\nregion = r\n`, kind);
  return [{ code: 'defaultSectionUpperCase', severity: 'warning', clients, file: kind, line, facts: {} }];
}

/** `[dev]` in the config file is nobody's profile. Other tools keep sections of their own there, so it must look like one. */
function withoutPrefix(parts: Header, { kind, document, taken, sectionAt }: LookedAtHeaders): Issue[] {
  const name = strip(parts.inside);
  const section = sectionAt.get(parts.line);
  const isMeant = isPortable(name) && !PREFIXES.has(name) && section?.entries.some(({ key }) => PROFILE_KEYS.has(key));
  if (section === undefined || isMeant !== true) return [];
  // What comes to be seen must be seen alike.
  const isFree = !taken.has(`profile ${name}`) && isPlain({ document }, section);
  return [
    {
      code: 'headerWithoutPrefix',
      severity: 'warning',
      clients: ALL_CLIENTS,
      file: kind,
      line: parts.line,
      facts: { section: name },
      ...(isFree && { fix: header(parts.line, `[profile ${name}]`, parts.trailing) }),
    },
  ];
}

/** Header lines that botocore takes for more of the value above; 1-based. */
function indentedHeaderLines({ layout }: ParsedFile['document']): number[] {
  const lines: number[] = [];
  layout.kinds.forEach((kind, line) => {
    if (kind !== LINE.continuation) return;
    const text = strip(layout.textOf(line));
    if (text.startsWith('[') && text.includes(']')) lines.push(line + 1);
  });
  return lines;
}

function ofIndented(line: number, { document, kind, taken }: LookedAtHeaders): Issue[] {
  const text = strip(document.layout.textOf(line - 1));
  const before = kind === 'config' ? '[profile before-it]\nk = v\n' : '[before-it]\nk = v\n';
  const clients = affectedClients(`${before}  ${text}\nregion = r\n`, `${before}${text}\nregion = r\n`, kind);
  if (clients.length === 0) return [];
  const { inside } = partsOf(text, line);
  const facts = { section: strip(inside) };
  const isSound = taken.get(canonical(inside, kind)) === 1 && isReadableOnceSeen(line, document, kind);
  const fix = isSound && { fix: outdent(line) };
  return [{ code: 'headerIndented', severity: 'error', clients, file: kind, line, facts, ...fix }];
}

/** botocore refuses the whole file for some lines that are only more of a value now. Each must have a fix. */
function isReadableOnceSeen(line: number, { layout }: ParsedFile['document'], kind: AwsFileKind): boolean {
  const texts = [strip(layout.textOf(line - 1))];
  for (let next = line; next < layout.lineCount; next += 1) {
    const text = layout.textOf(next);
    if (strip(text).startsWith('[')) break;
    texts.push(text);
  }
  const seen = { document: parseConfig(texts.join('\n')), kind };
  return [...refusedLineIssues(seen, 'linux'), ...duplicateKeys(seen)].every(({ fix }) => fix !== undefined);
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function canonical(inside: string, kind: AwsFileKind): string {
  if (kind === 'credentials') return strip(inside);
  const { type, name } = readHeader(inside);
  return type === 'other' || type === 'default' ? name : `${type} ${name}`;
}
