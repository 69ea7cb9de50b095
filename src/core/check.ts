/** A schema as a function: true for values of the type. Core loads these in every command, where a schema library would cost time. */
export type Check<T> = (value: unknown) => value is T;

/** Longer than any name, URL or label that AWS allows; a guard against absurd input. */
const MAX_TEXT_CHARS = 4096;

export function textUpTo(maxChars: number): Check<string> {
  return (value): value is string => typeof value === 'string' && value.length <= maxChars;
}

/** Text that is not empty. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_TEXT_CHARS;
}

export function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

export function matching(form: RegExp): Check<string> {
  return (value): value is string => typeof value === 'string' && form.test(value);
}

export function integerFrom(least: number, most: number): Check<number> {
  return (value): value is number => Number.isInteger(value) && isNumber(value) && value >= least && value <= most;
}

export function oneOf<const T extends string>(values: readonly T[]): Check<T> {
  return (value): value is T => values.some((known) => known === value);
}

export function nullOr<T>(check: Check<T>): Check<T | null> {
  return (value): value is T | null => value === null || check(value);
}

export function either<A, B>(first: Check<A>, second: Check<B>): Check<A | B> {
  return (value): value is A | B => first(value) || second(value);
}

export function listOf<T>(check: Check<T>, most = Number.POSITIVE_INFINITY): Check<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.length <= most && value.every(check);
}

/** Values of every part of T; for a part that may be missing, of what it is where it is there. */
export type Parts<T> = { readonly [Key in keyof T]-?: Check<Exclude<T[Key], undefined>> };

/** An object with these parts, those named in `optional` or not, and no others unless `others` are allowed. */
export function objectOf<T extends object>(
  parts: Parts<T>,
  {
    optional = [],
    others = 'refused',
  }: { readonly optional?: readonly (keyof T)[] | 'all'; readonly others?: 'refused' | 'allowed' } = {},
): Check<T> {
  const missable: readonly PropertyKey[] = optional === 'all' ? Object.keys(parts) : optional;
  return (value): value is T => {
    if (!isObject(value)) return false;
    const isEach = Object.entries<Check<unknown>>(parts).every(([key, check]) =>
      Object.hasOwn(value, key) ? check(value[key]) : missable.includes(key),
    );
    return isEach && (others === 'allowed' || Object.keys(value).every((key) => Object.hasOwn(parts, key)));
  };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
