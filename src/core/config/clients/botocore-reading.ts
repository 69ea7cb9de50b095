import { isUtf8 } from 'node:buffer';
import { indentOf, strip, stripEnd } from '../document/config-text.ts';
import {
  refusedReading,
  type AwsFileKind,
  type ClientReading,
  type ReadValue,
  type RefusalReason,
} from './client-reading.ts';
import { shellWords } from './shell-words.ts';

/**
 * How botocore, and with it the AWS CLI and every Python tool, reads a file: Python's RawConfigParser, then botocore's
 * configloader (nested values, headers split like a shell's words). A single odd line makes it refuse the whole file.
 * It opens the file in the locale's encoding; this is how it reads where that is UTF-8.
 */
export function readAsBotocore(bytes: Buffer, kind: AwsFileKind): ClientReading {
  if (!isUtf8(bytes)) return refusedReading(lineOfBadByte(bytes), 'notUtf8');
  const parser = new RawConfigParser();
  const lines = bytes.toString('utf8').split(/\r\n|\n|\r/);
  for (const [index, line] of lines.entries()) {
    const fatal = parser.take(line, index + 1);
    if (fatal !== undefined) return refusedReading(index + 1, fatal);
  }
  if (parser.odd !== undefined) return refusedReading(parser.odd.line, parser.odd.reason);

  const sections = new Map<string, ReadonlyMap<string, ReadValue>>();
  for (const [header, options] of parser.sections) {
    const values = new Map<string, ReadValue>();
    for (const [key, option] of new Map([...parser.defaults, ...options])) {
      const value = readOption(option);
      if (value === undefined) return refusedReading(option.line, 'nestedWithoutEquals');
      values.set(key, value);
    }
    sections.set(header, values);
  }
  return kind === 'credentials' ? { profiles: sections, sessions: new Map() } : named(sections);
}

interface Option {
  readonly line: number;
  readonly values: string[];
}

type Options = Map<string, Option>;

/** Python 3's RawConfigParser with its defaults (`configparser._read`). */
class RawConfigParser {
  readonly sections = new Map<string, Options>();
  readonly defaults: Options = new Map();
  /** The first line it could not parse; it goes on and raises at the end. */
  odd: { readonly line: number; readonly reason: RefusalReason } | undefined;
  #section: Options | undefined;
  #option: Option | undefined;
  #indent = 0;

  /** Answers why reading ends at this line, where it does. */
  take(line: string, number: number): RefusalReason | undefined {
    const stripped = strip(line);
    if (stripped === '') {
      this.#option?.values.push('');
      return undefined;
    }
    if (stripped.startsWith('#') || stripped.startsWith(';')) return undefined;
    const indent = indentOf(line);
    if (this.#option !== undefined && indent > this.#indent) {
      this.#option.values.push(stripped);
      return undefined;
    }
    this.#indent = indent;
    const bracket = stripped.startsWith('[') ? stripped.lastIndexOf(']') : -1;
    if (bracket > 1) return this.#takeHeader(stripped.slice(1, bracket));
    return this.#section === undefined ? 'beforeFirstSection' : this.#takeOption(stripped, number, this.#section);
  }

  #takeHeader(header: string): RefusalReason | undefined {
    if (this.sections.has(header)) return 'duplicateSection';
    this.#option = undefined;
    if (header === 'DEFAULT') this.#section = this.defaults;
    else {
      this.#section = new Map();
      this.sections.set(header, this.#section);
    }
    return undefined;
  }

  #takeOption(stripped: string, line: number, section: Options): RefusalReason | undefined {
    const delimiter = stripped.search(/[=:]/);
    if (delimiter === -1) {
      this.odd ??= { line, reason: 'noDelimiter' };
      return undefined;
    }
    const key = stripEnd(stripped.slice(0, delimiter)).toLowerCase();
    if (key === '') this.odd ??= { line, reason: 'emptyKey' };
    if (section.has(key)) return 'duplicateKey';
    const option = { line, values: [strip(stripped.slice(delimiter + 1))] };
    section.set(key, option);
    // An empty name is none to it: the lines below don't go on with the value.
    this.#option = key === '' ? undefined : option;
    return undefined;
  }
}

/** `configloader.raw_config_parse`; undefined where a nested line has no `=`. */
function readOption({ values }: Option): ReadValue | undefined {
  const value = stripEnd(values.join('\n'));
  if (!value.startsWith('\n')) return value;
  const nested = new Map<string, string>();
  // Python's str.splitlines knows more line ends than its files do.
  // eslint-disable-next-line no-control-regex -- some of them are control characters
  for (const line of value.split(/\r\n|[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/)) {
    const stripped = strip(line);
    if (stripped === '') continue;
    const equals = stripped.indexOf('=');
    if (equals === -1) return undefined;
    nested.set(strip(stripped.slice(0, equals)), strip(stripped.slice(equals + 1)));
  }
  return nested;
}

/** `configloader.build_profile_map`. */
function named(sections: ReadonlyMap<string, ReadonlyMap<string, ReadValue>>): ClientReading {
  const profiles = new Map<string, ReadonlyMap<string, ReadValue>>();
  const sessions = new Map<string, ReadonlyMap<string, ReadValue>>();
  for (const [header, values] of sections) {
    const into = header.startsWith('profile') ? profiles : header.startsWith('sso-session') ? sessions : undefined;
    if (into !== undefined) {
      const words = shellWords(header) ?? [];
      if (words.length === 2) into.set(words[1] ?? '', values);
    } else if (header === 'default') profiles.set('default', values);
  }
  return { profiles, sessions };
}

function lineOfBadByte(bytes: Buffer): number {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    if (!isUtf8(bytes.subarray(start, end))) return line;
    line += 1;
    start = end + 1;
  }
  return line;
}
