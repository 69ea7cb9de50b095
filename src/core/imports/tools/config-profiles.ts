import type { ImportedKey } from '../../../shared/domain/config-edits.ts';
import { IMPORTED_KEYS } from '../../../shared/domain/config-edits.ts';
import { readSsoConfig } from '../../config/document/sso-config.ts';
import type { ConfigDocument, ConfigSection } from '../../config/document/config-document.ts';
import { profileNameOf, valuesOf } from '../../profiles/read/profile-sections.ts';
import type { SetupRole } from '../setup.ts';

export type Values = ReadonlyMap<string, string>;

/** Every profile of the config file with its values, in file order. */
export function profilesIn({ sections }: ConfigDocument): ReadonlyMap<string, Values> {
  const byName = new Map<string, ConfigSection[]>();
  for (const section of sections) {
    const name = profileNameOf(section);
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), section]);
  }
  return new Map([...byName].map(([name, ofName]) => [name, valuesOf(ofName)]));
}

/** The words of a command line without quotes around them; empty for none. */
export function commandWords(command: string | undefined): readonly string[] {
  return (command?.match(/"[^"]*"|'[^']*'|\S+/gu) ?? []).map((word) => word.replaceAll(/^["']|["']$/gu, ''));
}

/** Whether a command line starts a program of this name, by any path. */
export function runs(command: string | undefined, program: string): boolean {
  const first = commandWords(command)[0]?.split(/[\\/]/u).at(-1)?.toLowerCase();
  return first === program || first === `${program}.exe`;
}

/** The value after an option, `--name value` or `--name=value`. */
export function optionIn(words: readonly string[], ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const at = words.indexOf(name);
    if (at !== -1) return words[at + 1];
    const inline = words.find((word) => word.startsWith(`${name}=`));
    if (inline !== undefined) return inline.slice(name.length + 1);
  }
  return undefined;
}

/** The role of a profile that an AWS client would sign in for: by its session, or by a start URL of its own. */
export function ssoRoleOf(
  values: Values,
  document: ConfigDocument,
): (SetupRole & { readonly region: string }) | undefined {
  const session = readSsoConfig(document).sessions.find(({ name }) => name === values.get('sso_session'));
  const startUrl = session?.startUrl ?? values.get('sso_start_url');
  const [accountId, roleName] = [values.get('sso_account_id'), values.get('sso_role_name')];
  if (startUrl === undefined || accountId === undefined || roleName === undefined) return undefined;
  return { startUrl, accountId, roleName, region: session?.region ?? values.get('sso_region') ?? '' };
}

/** Those settings of a profile that an import may write. */
export function importedEntries(values: Values): readonly (readonly [key: ImportedKey, value: string])[] {
  return IMPORTED_KEYS.flatMap((key) => {
    const value = values.get(key);
    return value === undefined ? [] : [[key, value] as const];
  });
}
