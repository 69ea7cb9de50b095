import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { sameRole } from '../../../shared/domain/role.ts';
import { readBounded } from '../../disk/read/read-bounded.ts';
import { writeFileAtomically } from '../../disk/write/atomic-write.ts';
import type { ReplacedFile } from '../../imports/import-records.ts';
import { markIn, type OwnState } from '../../imports/own-state.ts';
import { bulkRulesFile, readBulkRules } from '../../profiles/bulk/bulk-rules-file.ts';
import { withChangedRules } from '../../profiles/bulk/bulk-rules.ts';
import type { EngineParts } from '../engine-parts.ts';
import type { SamlAccountsEditor } from '../saml-accounts-editor.ts';

const MOST_BYTES = 16 * 1024 * 1024;

export type OwnFiles = ReadonlyMap<string, Buffer | null>;

/** Reads and writes what of Daypass's own settings an import may change. */
export class OwnSettings {
  readonly #parts: Pick<EngineParts, 'ports' | 'own' | 'rolePreferences'>;
  readonly #saml: SamlAccountsEditor;

  constructor(parts: Pick<EngineParts, 'ports' | 'own' | 'rolePreferences'>, saml: SamlAccountsEditor) {
    this.#parts = parts;
    this.#saml = saml;
  }

  async read(): Promise<OwnState> {
    const { ports, own, rolePreferences } = this.#parts;
    await rolePreferences.load();
    const { browserRules, productionPattern } = ports.settings.now();
    const { favourites, accountMarks } = rolePreferences.roles;
    const [samlAccounts, bulkRules] = await Promise.all([this.#saml.list(), readBulkRules(own.bulkRulesPath)]);
    return { browserRules, productionPattern, favourites, accountMarks, samlAccounts, bulkRules };
  }

  /** Writes what differs. Bulk rules are left to the edit of the AWS files where one adds profiles by them. */
  async write(before: OwnState, after: OwnState, options: { readonly bulkRules: boolean }): Promise<void> {
    const { ports, own, rolePreferences } = this.#parts;
    const { browserRules, productionPattern } = after;
    const change = {
      ...(!isDeepStrictEqual(before.browserRules, browserRules) && { browserRules }),
      ...(before.productionPattern !== productionPattern && { productionPattern }),
    };
    if (Object.keys(change).length > 0) await ports.settings.change?.(change);
    for (const role of after.favourites)
      if (!before.favourites.some((other) => sameRole(other, role))) await rolePreferences.setFavourite(role, true);
    for (const role of before.favourites)
      if (!after.favourites.some((other) => sameRole(other, role))) await rolePreferences.setFavourite(role, false);
    await this.#writeMarks(before, after);
    await this.#writeSaml(before, after);
    const hasOtherRules = !isDeepStrictEqual(before.bulkRules, after.bulkRules);
    if (!options.bulkRules || !hasOtherRules) return;
    const changed = { before: before.bulkRules, after: after.bulkRules };
    await bulkRulesFile(own, ports).change((rules) => withChangedRules(rules, changed));
  }

  async #writeMarks(before: OwnState, after: OwnState): Promise<void> {
    const { rolePreferences } = this.#parts;
    for (const mark of [...before.accountMarks, ...after.accountMarks]) {
      const [was, is] = [markIn(before, mark), markIn(after, mark)];
      if (isDeepStrictEqual(was, is)) continue;
      const { sourceId, accountId } = mark;
      const { colour = null, label = null, production = null } = is ?? {};
      await rolePreferences.markAccount({ sourceId, accountId, colour, label, production });
    }
  }

  async #writeSaml(before: OwnState, after: OwnState): Promise<void> {
    const isIn = (state: OwnState, name: string) => state.samlAccounts.some((account) => account.name === name);
    for (const { name, url, sessionSeconds } of after.samlAccounts) {
      if (isIn(before, name)) continue;
      await this.#saml.add({ name, url, ...(sessionSeconds !== undefined && { sessionSeconds }) });
    }
    for (const { name } of before.samlAccounts) if (!isIn(after, name)) await this.#saml.remove(name);
  }

  /** The bytes of the files that hold these settings. */
  async files(): Promise<OwnFiles> {
    const { settingsPath, preferencesPath, samlAccountsPath, bulkRulesPath } = this.#parts.own;
    const paths = [settingsPath, preferencesPath, samlAccountsPath, bulkRulesPath];
    return new Map(await Promise.all(paths.map(async (path) => [path, await bytesOf(path)] as const)));
  }

  /** Puts back the very bytes of files that nothing has changed since the import; call it once the settings are as they were. */
  async restoreFiles(replaced: readonly ReplacedFile[], atUndo: OwnFiles): Promise<void> {
    for (const { path, before, afterSha256 } of replaced) {
      const current = atUndo.get(path);
      if (current === undefined || sha256(current) !== afterSha256) continue;
      if (before === null) await rm(path, { force: true });
      else await writeFileAtomically(path, Buffer.from(before, 'base64'), { own: true });
    }
    await this.#parts.rolePreferences.load();
  }
}

/** The files that an import has changed. */
export function replacedFiles(before: OwnFiles, after: OwnFiles): readonly ReplacedFile[] {
  return [...after].flatMap(([path, bytes]): ReplacedFile[] => {
    const was = before.get(path) ?? null;
    if (sha256(was) === sha256(bytes)) return [];
    return [{ path, before: was === null ? null : was.toString('base64'), afterSha256: sha256(bytes) }];
  });
}

async function bytesOf(path: string): Promise<Buffer | null> {
  const read = await readBounded(path, MOST_BYTES, 'daypass');
  return read.at === 'read' ? read.bytes : null;
}

function sha256(bytes: Buffer | null): string {
  return bytes === null ? '' : createHash('sha256').update(bytes).digest('hex');
}
