import { refusedReading, type AwsFileKind, type ClientReading } from './client-reading.ts';

const PREFIXED = /^([\w-]+)\s(["'])?([\w-@+.%:/]+)\2$/;
const PREFIXES: ReadonlySet<string> = new Set(['profile', 'sso-session', 'services']);

/** How the SDK for JavaScript v3 reads a file: `parseIni`, `getConfigData` and `getSsoSessionData` of its shared-ini-file-loader. */
export function readAsJavascript(bytes: Buffer, kind: AwsFileKind): ClientReading {
  const sections = new Map<string, Map<string, string>>();
  let section: string | undefined;
  let nesting: string | undefined;
  for (const [index, line] of bytes.toString('utf8').split(/\r?\n/).entries()) {
    const text = withoutComment(line).trim();
    if (text.startsWith('[') && text.endsWith(']')) {
      const header = text.slice(1, -1);
      if (header === '__proto__' || header === 'profile __proto__') return refusedReading(index + 1, 'forbiddenName');
      section = sectionOf(header);
      nesting = undefined;
      continue;
    }
    const equals = text.indexOf('=');
    if (section === undefined || section === '' || equals < 1) continue;
    const key = text.slice(0, equals).trim();
    const value = text.slice(equals + 1).trim();
    if (value === '') {
      nesting = key;
      continue;
    }
    if (nesting !== undefined && line.trimStart() === line) nesting = undefined;
    const values = sections.get(section) ?? new Map<string, string>();
    sections.set(section, values);
    const name = nesting ? `${nesting}.${key}` : key;
    // Setting it on an object, as the SDK does, has no effect.
    if (name !== '__proto__') values.set(name, value);
  }
  return kind === 'credentials' ? { profiles: sections, sessions: new Map() } : named(sections);
}

function withoutComment(line: string): string {
  if (!line.includes('#') && !line.includes(';')) return line;
  const comment = line.search(/(?:^|\s)[;#]/);
  return comment === -1 ? line : line.slice(0, comment);
}

function sectionOf(header: string): string | undefined {
  const [, prefix, , name] = PREFIXED.exec(header) ?? [];
  if (prefix === undefined) return header;
  return PREFIXES.has(prefix) ? `${prefix}.${name ?? ''}` : undefined;
}

function named(sections: ReadonlyMap<string, ReadonlyMap<string, string>>): ClientReading {
  const profiles = new Map<string, ReadonlyMap<string, string>>();
  const sessions = new Map<string, ReadonlyMap<string, string>>();
  const plainDefault = sections.get('default');
  if (plainDefault !== undefined) profiles.set('default', plainDefault);
  for (const [section, values] of sections) {
    const dot = section.indexOf('.');
    const prefix = dot === -1 ? '' : section.slice(0, dot);
    if (prefix === 'profile') profiles.set(section.slice(dot + 1), values);
    else if (prefix === 'sso-session') sessions.set(section.slice(dot + 1), values);
  }
  return { profiles, sessions };
}
