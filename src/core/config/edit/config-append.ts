import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { strip } from '../document/config-text.ts';

export interface NewSection {
  /** Between the brackets: `profile dev`. */
  readonly header: string;
  readonly entries: readonly (readonly [key: string, value: string])[];
  /** Comment lines, without their `#`, between the header and the first key. */
  readonly comments?: readonly string[];
}

/** Whether every client reads a value back as it was written: one line, nothing that begins a comment, no space around it. */
export function isWritableValue(value: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what this looks for
  const hasControl = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(value);
  return value !== '' && strip(value) === value && !hasControl && !/(^|\s)[#;]/.test(value);
}

/** The lines of a new section. Throws `internal` for text no section may hold. */
export function sectionLines({ header, entries, comments = [] }: NewSection): string[] {
  const keys = entries.map(([key]) => key);
  const isSound =
    isWritableHeader(header) &&
    keys.every(isWritableKey) &&
    new Set(keys).size === keys.length &&
    entries.every(([, value]) => isWritableValue(value)) &&
    comments.every(isWritableComment);
  if (!isSound) throw new DaypassError('internal', { header });
  return [
    `[${header}]`,
    ...comments.map((comment) => `# ${comment}`),
    ...entries.map(([key, value]) => `${key} = ${value}`),
  ];
}

/** A prefix and a name, or a name alone: ASCII without brackets, backslash or a further space. */
export function isWritableHeader(header: string): boolean {
  return /^[\x21-\x5a\x5e-\x7e]+( [\x21-\x5a\x5e-\x7e]+)?$/.test(header);
}

export function isWritableKey(key: string): boolean {
  return /^[a-z][a-z0-9_-]*$/.test(key);
}

/** ASCII: botocore reads the file in the locale's encoding, and gives up the whole file where that fails. */
function isWritableComment(comment: string): boolean {
  return /^[\x20-\x7e]*$/.test(comment);
}
