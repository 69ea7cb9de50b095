import type { ConfigEdit, EditWarning } from '../../../shared/domain/config-edits.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { roleKey, type RoleRef } from '../../../shared/domain/role.ts';
import type { DocumentEdit } from '../../config/edit/requested-edit.ts';
import { readSsoConfig } from '../../config/document/sso-config.ts';
import { checkTypedRegion } from '../../../shared/text/judge-region.ts';
import type { ProfileEntries } from '../../sources/role-source.ts';
import { roleDigest, withRule } from '../bulk/bulk-rules.ts';
import type { AwsFiles, EditPlan, KnownRoles, KnownSource } from '../editor/edit-plan.ts';
import { markerComment } from '../read/managed-marker.ts';
import { missingSession, roleEntries } from './role-entries.ts';
import { growthWarnings } from '../read/profile-cost.ts';
import { DEFAULT_NAME_TEMPLATE, freeNameFromTemplate, nameFromTemplate } from '../../../shared/text/profile-name.ts';
import { countProfiles, credentialsNameOf, profileHeader } from '../read/profile-sections.ts';
import { selectRoles, type SelectedRole } from '../bulk/select-roles.ts';
import { takenNames } from '../read/taken-names.ts';
import { usualRegion } from '../read/usual-region.ts';
import { checkOutput, checkRole } from '../editor/value-checks.ts';

type AddProfiles = Extract<ConfigEdit, { edit: 'addProfiles' }>;

/** How new profiles are called and what stands in them beside the role. */
export interface ProfileForm {
  readonly nameTemplate?: string;
  readonly region?: string | undefined;
  readonly output?: string;
}

/**
 * Plans profiles for many roles at the file's end, each marked as ours. Roles that have a profile get no second one.
 * What was asked for is remembered, so that roles which come later can follow. Throws: nothingSelected, sessionUnknown,
 * nameTemplateInvalid, regionInvalid, usage (output).
 */
export function planAddProfiles(edit: AddProfiles, files: AwsFiles, known: KnownRoles): EditPlan {
  const { edit: _, selection, ...form } = edit;
  const selected = selectRoles(selection, known);
  if (selected.length === 0) throw new DaypassError('nothingSelected');
  const added = addRoles([{ selected, form }], files, known);
  if (selection.by === 'roles') return added;
  const rule = { selection, ...form, met: selected.map(({ role }) => roleDigest(role)) };
  return { ...added, bulkRules: { before: known.bulkRules, after: withRule(known.bulkRules, rule) } };
}

/** Profiles for those of the roles that have none, by the form they are asked for in. Throws as planAddProfiles. */
export function addRoles(
  requests: readonly { readonly selected: readonly SelectedRole[]; readonly form: ProfileForm }[],
  files: AwsFiles,
  known: KnownRoles,
): EditPlan {
  const namer = new Namer(files);
  const sources = new Map(known.sources.map((source) => [source.info.id, source]));
  const having = new Set(readSsoConfig(files.config).profiles.map(roleKey));
  const newSessions = new Map<string, readonly DocumentEdit[]>();
  const regions = new Map<string, string | undefined>();
  const profiles: DocumentEdit[] = [];
  const added: string[] = [];
  const skipped: RoleRef[] = [];

  for (const { selected, form } of requests) {
    for (const { role, accountName } of selected) {
      const source = sources.get(role.sourceId);
      if (source === undefined || having.has(roleKey(role))) continue;
      having.add(roleKey(role));
      const identity = identityOf(source, role, known);
      if (identity === undefined) {
        skipped.push(role);
        continue;
      }
      const { id } = source.info;
      // One look for each source: in files of thousands of profiles a look for each role takes seconds.
      if (!regions.has(id)) regions.set(id, knownUsualRegion(role, files, known));
      if (!newSessions.has(id)) newSessions.set(id, missingSession(identity, files));
      const profileName = namer.take(
        form.nameTemplate ?? DEFAULT_NAME_TEMPLATE,
        role,
        accountName,
        known.labelOf?.(role.sourceId, role.accountId),
      );
      const section = {
        header: profileHeader(profileName),
        comments: [markerComment({ madeFor: 'role', ...role })],
        entries: [...identity.entries, ...settingsOf({ region: regions.get(id), ...form })],
      };
      profiles.push({ do: 'addSection', section });
      added.push(profileName);
    }
  }
  const before = countProfiles(files.config);
  return {
    config: [...[...newSessions.values()].flat(), ...profiles],
    added,
    warnings: [
      ...(namer.adjusted === 0 ? [] : [{ code: 'namesAdjusted', facts: { count: namer.adjusted } } as const]),
      ...skippedWarnings(skipped),
      ...growthWarnings(before, before + added.length),
    ],
  };
}

/** Gives out names that no client knows a profile by yet, and no static keys stand under. */
class Namer {
  readonly #taken: Set<string>;
  adjusted = 0;

  constructor({ config, credentials }: AwsFiles) {
    this.#taken = new Set(takenNames(config, 'profile'));
    for (const section of credentials.sections) {
      const name = credentialsNameOf(section);
      if (name !== undefined) this.#taken.add(name);
    }
  }

  take(template: string, role: RoleRef, accountName: string, label?: string): string {
    const name = freeNameFromTemplate(template, role, accountName, this.#taken, label);
    if (name !== nameFromTemplate(template, role, accountName, label)) this.adjusted += 1;
    this.#taken.add(name);
    return name;
  }
}

type Entry = readonly [key: string, value: string];

/** Undefined for a role whose name or account no section can hold. */
function identityOf(source: KnownSource, role: RoleRef, known: KnownRoles): ProfileEntries | undefined {
  try {
    checkRole(role);
  } catch {
    return undefined;
  }
  return roleEntries(source, role, known);
}

/** Undefined where no Region is known: a list of many roles is not held up for it. */
function knownUsualRegion(role: RoleRef, files: AwsFiles, known: KnownRoles): string | undefined {
  try {
    return usualRegion(role, files, known);
  } catch {
    return undefined;
  }
}

function settingsOf({ region, output }: ProfileForm): readonly Entry[] {
  return [
    ...(region === undefined ? [] : [['region', checkTypedRegion(region)] as const]),
    ...(output === undefined ? [] : [['output', checkOutput(output)] as const]),
  ];
}

const MOST_NAMED = 5;

function skippedWarnings(skipped: readonly RoleRef[]): readonly EditWarning[] {
  if (skipped.length === 0) return [];
  const names = namedAtMost(skipped.map(({ accountId, roleName }) => `${accountId}/${roleName}`));
  return [{ code: 'rolesSkipped', facts: { count: skipped.length, names } }];
}

/** The first few names, as facts of a warning hold them. */
export function namedAtMost(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).map((name) => name.slice(0, 100));
  return [...shown, ...(names.length > MOST_NAMED ? ['…'] : [])].join(', ');
}
