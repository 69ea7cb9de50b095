import type { AwsFileKind, ClientReading, ReadValue } from './client-reading.ts';

const PROFILE = 'profile ';
const SESSION = 'sso-session ';

/** How the SDK for Go v2 reads a file: `internal/ini` and `config/shared_config.go`. It never refuses one. */
export function readAsGo(bytes: Buffer, kind: AwsFileKind): ClientReading {
  const parser = new IniParser();
  for (const line of bytes.toString('utf8').split('\n')) parser.take(line);
  const { sections } = parser;
  return kind === 'credentials' ? credentialProfiles(sections) : named(sections);
}

type Section = Map<string, ReadValue>;

class IniParser {
  readonly sections = new Map<string, Section>();
  #section: Section | undefined;
  #key = '';

  take(line: string): void {
    if (trimSpace(line) === '' || /^[ \t]*[#;]/.test(line)) return;
    const header = headerIn(line);
    if (header !== undefined) this.#open(header);
    else if (this.#section !== undefined) this.#takeSetting(line, this.#section);
  }

  #open(header: string): void {
    this.#key = '';
    this.#section = header === '' ? undefined : (this.sections.get(header) ?? new Map());
    if (this.#section !== undefined) this.sections.set(header, this.#section);
  }

  #takeSetting(line: string, section: Section): void {
    if (!/^[ \t]/.test(line)) {
      const property = splitProperty(withoutComment(line));
      if (property !== undefined) this.#set(section, property.key, unquoted(property.value));
      return;
    }
    const property = splitProperty(line);
    const above = section.get(this.#key);
    if (property === undefined) {
      if (this.#key !== '' && typeof above === 'string' && above !== '') {
        section.set(this.#key, `${above}\n${line.replace(/^[ \t]+/, '')}`);
      }
    } else if (this.#key === '' || (typeof above === 'string' && above !== '')) {
      // Nothing above to go on with: it counts as a setting of its own.
      this.#set(section, property.key, trimSpace(withoutComment(unquoted(property.value))));
    } else {
      const nested = typeof above === 'object' ? new Map(above) : new Map<string, string>();
      section.set(this.#key, nested.set(property.key, unquoted(property.value)));
    }
  }

  #set(section: Section, key: string, value: string): void {
    this.#key = key;
    section.set(key, value);
  }
}

/** `type name`, or what stands between the brackets where it is a single word. */
function headerIn(line: string): string | undefined {
  const text = trimSpace(/^[^#;]*/.exec(line)?.[0] ?? '');
  if (!text.startsWith('[') || !text.endsWith(']')) return undefined;
  const inside = trimSpace(text.slice(1, -1));
  const [, type, name] = /^([^ \t]+)[ \t]+([^ \t][^]*)$/.exec(inside) ?? [];
  return type === undefined ? inside : `${type} ${name ?? ''}`;
}

function withoutComment(line: string): string {
  const comment = line.search(/[ \t][#;]/);
  return comment === -1 ? line : line.slice(0, comment);
}

function splitProperty(text: string): { readonly key: string; readonly value: string } | undefined {
  const delimiter = text.search(/[=:]/);
  if (delimiter === -1) return undefined;
  return { key: trimSpace(text.slice(0, delimiter)).toLowerCase(), value: trimSpace(text.slice(delimiter + 1)) };
}

function unquoted(value: string): string {
  const isQuoted = value.length > 1 && /^(["'])[^]*\1$/.test(value);
  return isQuoted ? value.slice(1, -1) : value;
}

/** Go's strings.TrimSpace: Unicode white space. JavaScript's own trim takes a byte order mark too, and leaves U+0085. */
function trimSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charAt(start))) start += 1;
  while (end > start && isSpace(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isSpace(character: string): boolean {
  return character === ' ' || (character !== '\ufeff' && /[\s\u0085]/.test(character));
}

function named(sections: ReadonlyMap<string, Section>): ClientReading {
  const profiles = new Map<string, Section>();
  const sessions = new Map<string, Section>();
  for (const [header, values] of sections) {
    if (header.startsWith(SESSION)) sessions.set(header.slice(SESSION.length), values);
    // `[profile default]` wins over `[default]`, wherever it stands.
    else if (header.toLowerCase() === 'default' && !profiles.has(header)) profiles.set(header, values);
    else if (header.startsWith(PROFILE)) profiles.set(header.slice(PROFILE.length), values);
  }
  return { profiles, sessions };
}

function credentialProfiles(sections: ReadonlyMap<string, Section>): ClientReading {
  return {
    profiles: new Map([...sections].filter(([header]) => !header.startsWith(PROFILE))),
    sessions: new Map(),
  };
}
