import type { ConfigDocument } from '../config/document/config-document.ts';
import { credentialsNameOf, profileNameOf } from '../profiles/read/profile-sections.ts';
import { withoutQuotes } from './setting-line.ts';

export interface PlacedValue {
  /** Without quotes, which are a finding of their own. */
  readonly value: string;
  /** 1-based. */
  readonly line: number;
}

/** What the sections of one name say together, the later value winning; empty ones count as absent. */
export interface NamedValues {
  readonly name: string;
  /** 1-based, of the first header. */
  readonly line: number;
  readonly values: ReadonlyMap<string, PlacedValue>;
}

export type ByName = ReadonlyMap<string, NamedValues>;

export interface NamedFile {
  readonly profiles: ByName;
  readonly sessions: ByName;
  /** Names of `[services]` sections. */
  readonly services: ReadonlySet<string>;
}

/** The profiles and sessions of a config file. */
export function namedInConfig(document: ConfigDocument): NamedFile {
  const profiles = new Map<string, Writable>();
  const sessions = new Map<string, Writable>();
  const services = new Set<string>();
  for (const section of document.sections) {
    const profileName = profileNameOf(section);
    if (profileName !== undefined) add(profiles, profileName, section);
    else if (section.type === 'sso-session' && section.name !== '') add(sessions, section.name, section);
    else if (section.type === 'services') services.add(section.name);
  }
  return { profiles, sessions, services };
}

/** The profiles of a credentials file. */
export function namedInCredentials(document: ConfigDocument): ByName {
  const profiles = new Map<string, Writable>();
  for (const section of document.sections) {
    const name = credentialsNameOf(section);
    if (name !== undefined) add(profiles, name, section);
  }
  return profiles;
}

interface Writable extends NamedValues {
  readonly values: Map<string, PlacedValue>;
}

function add(into: Map<string, Writable>, name: string, section: ConfigDocument['sections'][number]): void {
  const named = into.get(name) ?? { name, line: section.lineNumber, values: new Map() };
  into.set(name, named);
  for (const { key, value, lineNumber } of section.entries) {
    // Lines that go on with a value are nested settings, or a finding of their own.
    const [first = ''] = value.split('\n');
    if (value !== '') named.values.set(key, { value: withoutQuotes(first), line: lineNumber });
  }
}
