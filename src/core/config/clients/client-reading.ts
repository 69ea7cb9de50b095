/** A value, or what stands nested below an empty one (`s3 =` and indented lines). */
export type ReadValue = string | ReadonlyMap<string, string>;
export type ReadValues = ReadonlyMap<string, ReadValue>;

/** Which of the two files a text is: their headers are read differently. */
export type AwsFileKind = 'config' | 'credentials';

/** What one client makes of a file's text. */
export interface ClientReading {
  /** Set where the client takes nothing from the file. `line` is 1-based, by the client's own line ends. */
  readonly refused?: { readonly line: number; readonly reason: RefusalReason };
  /** By profile name. Of `credentials` every section a client may look a profile up by. */
  readonly profiles: ReadonlyMap<string, ReadValues>;
  /** By the name of the sso-session; none in `credentials`. */
  readonly sessions: ReadonlyMap<string, ReadValues>;
}

export type RefusalReason =
  | 'notUtf8'
  | 'beforeFirstSection'
  | 'noDelimiter'
  | 'emptyKey'
  | 'duplicateSection'
  | 'duplicateKey'
  | 'nestedWithoutEquals'
  | 'forbiddenName';

export type ClientReader = (bytes: Buffer, kind: AwsFileKind) => ClientReading;

/** A file that the client takes nothing from. */
export function refusedReading(line: number, reason: RefusalReason): ClientReading {
  return { refused: { line, reason }, profiles: new Map(), sessions: new Map() };
}

/** One value for each setting, nested ones by `s3.addressing_style`, empty ones left out: what clients can be compared by. */
export function flatValues(values: ReadValues): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of values) {
    if (typeof value === 'string') {
      if (value !== '') flat.set(key, value);
    } else for (const [inner, nested] of value) if (nested !== '') flat.set(`${key}.${inner}`, nested);
  }
  return flat;
}
