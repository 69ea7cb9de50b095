import { DaypassError, toDaypassError } from '../../../shared/errors/daypass-error.ts';
import { isHeld } from '../../../shared/domain/session-state.ts';
import type { RoleSource } from '../../sources/role-source.ts';
import { roleBridgeLine } from '../../config/document/role-bridge-line.ts';
import { runnableCommand } from '../../profiles/bridges/runnable-command.ts';
import { readBulkRules } from '../../profiles/bulk/bulk-rules-file.ts';
import type { KnownRoles } from '../../profiles/editor/edit-plan.ts';
import type { EngineParts } from '../engine-parts.ts';
import { standingIn } from '../engine-state.ts';

export type KnownRolesParts = Pick<
  EngineParts,
  'ports' | 'own' | 'sources' | 'accountCache' | 'rolePreferences' | 'issuer'
>;

/** Returns a reader of what edits choose from. */
export function knownRolesReader({
  ports,
  own,
  sources,
  accountCache,
  rolePreferences,
  issuer,
}: KnownRolesParts): () => Promise<KnownRoles> {
  const { surroundings } = ports;
  return knownRoles;

  /** What edits choose from, as fresh as the disk. */
  async function knownRoles(): Promise<KnownRoles> {
    await sources.refresh();
    const [all, { trouble }] = [sources.all(), sources];
    // Not "no such session": nobody could look.
    if (trouble?.code === 'configUnreadable') throw new DaypassError(trouble.code, trouble.facts);
    await rolePreferences.load();
    await Promise.all(all.map((source) => accountCache.load(source)));
    return {
      sources: all,
      assumedSources: sources.unlisted().map(({ source }) => source),
      accountsOf: (sourceId) => accountCache.accountsOf(sourceId),
      favourites: rolePreferences.roles.favourites,
      labelOf: (sourceId, accountId) =>
        rolePreferences.roles.accountMarks.find((mark) => mark.sourceId === sourceId && mark.accountId === accountId)
          ?.label,
      isWhole: (sourceId) => accountCache.isFresh(sourceId) && isHeld(standingIn(sources, sourceId)),
      bulkRules: await readBulkRules(own.bulkRulesPath),
      platform: surroundings.platform,
      bridgeProgram: (command) => runnableCommand(command, surroundings),
      roleBridge: await roleBridge(all),
      keysOf: (role) => issuer.forCredentialsFile(role),
      defaultRegion: ports.settings.now().defaultRegion,
      environmentRegion: surroundings.env['AWS_REGION'] || surroundings.env['AWS_DEFAULT_REGION'],
    };
  }

  /** The program is looked for only where a source needs it: that starts processes. */
  async function roleBridge(all: readonly RoleSource[]): Promise<KnownRoles['roleBridge']> {
    const isNeeded = all.some((source) => !source.profileEntries);
    const program = isNeeded ? await runnableCommand('daypass', surroundings).catch(toDaypassError) : '';
    return (role) => {
      if (typeof program !== 'string') throw program;
      return roleBridgeLine(role, program, surroundings.platform);
    };
  }
}
