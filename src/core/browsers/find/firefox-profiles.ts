import { parse } from 'ini';
import { isObject } from '../../check.ts';

export interface FirefoxProfile {
  readonly name: string;
  /** As in the file: below the folder of profiles.ini where `isRelative`, with `/` on every platform. */
  readonly path: string;
  readonly isRelative: boolean;
  /** Whether some installation of Firefox, or all older ones, start with it. */
  readonly isDefault: boolean;
  /** Whether `name` is all of what the file says: `ini` takes `;` and `#` for the start of a comment. */
  readonly isNameWhole: boolean;
}

const LARGEST_TEXT = 1024 * 1024;
const MOST_PROFILES = 500;

/**
 * The profiles of a Firefox's profiles.ini (Mozilla, "profiles.ini"): `[Profile0]`…, and since Firefox 67 `[Install…]`
 * with the profile each installation starts with. Defaults first. Empty for whatever is torn or of another form.
 */
export function parseProfilesIni(text: string): readonly FirefoxProfile[] {
  if (text.length > LARGEST_TEXT) return [];
  const sections = Object.entries(parse(text.replace(/^\uFEFF/, '')));
  const lines = new Set(text.split(/\r?\n/).map((line) => line.trim()));
  const defaults = new Set(
    sections.filter(([name]) => name.startsWith('Install')).map(([, section]) => textIn(section, 'Default')),
  );
  const profiles = sections
    .filter(([name]) => /^Profile\d+$/.test(name))
    .slice(0, MOST_PROFILES)
    .flatMap(([, section]) => profileIn(section, lines, defaults));
  return [...profiles.filter(({ isDefault }) => isDefault), ...profiles.filter(({ isDefault }) => !isDefault)];
}

function profileIn(section: unknown, lines: ReadonlySet<string>, defaults: ReadonlySet<string | undefined>) {
  const [name, path] = [textIn(section, 'Name'), textIn(section, 'Path')];
  // A path that was cut would be another profile's.
  if (!name || !path || /\p{Cc}/u.test(path) || !lines.has(`Path=${path}`)) return [];
  const isDefault = defaults.has(path) || (defaults.size === 0 && textIn(section, 'Default') === '1');
  const isRelative = textIn(section, 'IsRelative') !== '0';
  return [{ name, path, isRelative, isDefault, isNameWhole: lines.has(`Name=${name}`) }];
}

/** `ini` makes `true` and `null` of those words, and lists of keys that end with `[]`. */
function textIn(section: unknown, key: string): string | undefined {
  const value = isObject(section) ? section[key] : undefined;
  return typeof value === 'string' || typeof value === 'boolean' || value === null ? String(value) : undefined;
}
