import type { ConfigEdit, EditWarning } from '../../../shared/domain/config-edits.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ConfigSection } from '../../config/document/config-document.ts';
import type { DocumentEdit } from '../../config/edit/requested-edit.ts';
import { readSsoConfig } from '../../config/document/sso-config.ts';
import { roleDigest, type BulkRule } from '../bulk/bulk-rules.ts';
import type { AwsFiles, EditPlan, KnownRoles } from '../editor/edit-plan.ts';
import { findMarker, intactMarker } from '../read/managed-marker.ts';
import { addRoles, namedAtMost } from './plan-add-profiles.ts';
import { knownSource } from './role-entries.ts';
import { referenceWarnings } from '../read/profile-references.ts';
import { profileNameOf } from '../read/profile-sections.ts';
import { valueIn } from '../editor/section-edits.ts';
import { selectRoles, type SelectedRole } from '../bulk/select-roles.ts';

type SyncProfiles = Extract<ConfigEdit, { edit: 'syncProfiles' }>;

/**
 * Plans what brings our profiles up to date: profiles for roles that earlier bulk edits ask for and have not met before,
 * and the removal of those named in `prune`, as far as Daypass made them, nobody changed them, and a whole and fresh list
 * no longer has their role. Those not named are proposed. Throws: sessionUnknown, notPrunable, and what addRoles throws.
 */
export function planSyncProfiles({ sourceId, prune }: SyncProfiles, files: AwsFiles, known: KnownRoles): EditPlan {
  if (sourceId !== undefined) knownSource(sourceId, known);
  const isInScope = (name: string) => sourceId === undefined || name === sourceId;
  const { gone, changedByHand } = goneProfiles(files, known, isInScope);
  const removals = prune.map((profileName) => {
    const section = gone.get(profileName);
    if (section === undefined) throw new DaypassError('notPrunable', { profile: profileName.slice(0, 200) });
    return { do: 'removeSection', section: section.lineNumber } as const;
  });
  const { config: additions = [], ...plan } = addNewRoles(files, known, isInScope);
  const pruned = new Set(prune);
  const proposed = [...gone.keys()].filter((name) => !pruned.has(name));
  return {
    ...plan,
    config: [...dedupe(removals), ...additions],
    removed: [...pruned],
    prunable: [...gone.keys()],
    warnings: [
      ...named('pruneProposed', proposed),
      ...named('changedByHand', changedByHand),
      ...referenceWarnings(files, pruned),
      ...(plan.warnings ?? []),
    ],
  };
}

interface GoneProfiles {
  readonly gone: ReadonlyMap<string, ConfigSection>;
  /** Made by Daypass for a role that is gone, and changed since: no longer ours to remove. */
  readonly changedByHand: readonly string[];
}

function goneProfiles(files: AwsFiles, known: KnownRoles, isInScope: (sourceId: string) => boolean): GoneProfiles {
  const { profiles, sessions } = readSsoConfig(files.config);
  const sessionOf = new Map(profiles.map(({ profileName, sourceId }) => [profileName, sourceId]));
  for (const { name, profileNames } of sessions) {
    for (const profileName of profileNames) if (!sessionOf.has(profileName)) sessionOf.set(profileName, name);
  }
  const rolesOf = rolesBySession(known);
  const seen = new Map<string, number>();
  for (const section of files.config.sections) {
    const name = profileNameOf(section);
    if (name !== undefined) seen.set(name, (seen.get(name) ?? 0) + 1);
  }

  const gone = new Map<string, ConfigSection>();
  const changedByHand: string[] = [];
  for (const section of files.config.sections) {
    const profileName = profileNameOf(section);
    const marker = profileName === undefined ? undefined : findMarker(files.config, section)?.marker;
    if (profileName === undefined || marker?.madeFor !== 'role') continue;
    const sourceId = sessionOf.get(profileName);
    if (sourceId === undefined || !isInScope(sourceId)) continue;
    const roles = rolesOf(sourceId);
    if (roles === undefined || roles.has(`${marker.accountId}/${marker.roleName}`)) continue;
    // A second section of the name may be the person's own; taking ours away would change what theirs means.
    const isOurs = intactMarker(files.config, section) !== undefined && seen.get(profileName) === 1;
    if (isOurs && hasOneIdentity(section)) gone.set(profileName, section);
    else changedByHand.push(profileName);
  }
  return { gone, changedByHand };
}

/** With the source named once, in one way. */
function hasOneIdentity(section: ConfigSection): boolean {
  const ways = ['sso_session', 'sso_start_url', 'credential_process'] as const;
  return ways.filter((key) => valueIn(section, key) !== undefined).length === 1;
}

/** A session's roles as `account/role`, where its list is whole and fresh. */
function rolesBySession(known: KnownRoles): (sourceId: string) => ReadonlySet<string> | undefined {
  const bySession = new Map<string, ReadonlySet<string> | undefined>();
  return (sourceId) => {
    if (!bySession.has(sourceId)) {
      const roles = known
        .accountsOf(sourceId)
        .flatMap(({ accountId, roleNames }) => roleNames.map((roleName) => `${accountId}/${roleName}`));
      bySession.set(sourceId, known.isWhole(sourceId) ? new Set(roles) : undefined);
    }
    return bySession.get(sourceId);
  };
}

/** Profiles for roles that a rule selects now and has not met; the rules then have met them. */
function addNewRoles(files: AwsFiles, known: KnownRoles, isInScope: (sourceId: string) => boolean): EditPlan {
  const having = new Set(readSsoConfig(files.config).profiles.map((profile) => roleDigest(profile)));
  const sourceIds = new Set(known.sources.map(({ info }) => info.id));
  const requests: { selected: readonly SelectedRole[]; form: BulkRule }[] = [];
  const rules = known.bulkRules.map((rule) => {
    // A rule of which every profile is gone was given up, by undo or by hand. One of a team file may have met no role yet.
    const isAlive = rule.met.length === 0 || rule.met.some((digest) => having.has(digest));
    const { selection } = rule;
    const isMeant = !('sourceId' in selection) || sourceIds.has(selection.sourceId);
    if (!isAlive || !isMeant) return rule;
    const met = new Set(rule.met);
    const selected = selectRoles(selection, known).filter(
      ({ role }) => isInScope(role.sourceId) && !met.has(roleDigest(role)),
    );
    if (selected.length === 0) return rule;
    requests.push({ selected, form: rule });
    return { ...rule, met: [...rule.met, ...selected.map(({ role }) => roleDigest(role))] };
  });
  const plan = addRoles(requests, files, known);
  return requests.length === 0 ? plan : { ...plan, bulkRules: { before: known.bulkRules, after: rules } };
}

function named(code: 'pruneProposed' | 'changedByHand', names: readonly string[]): readonly EditWarning[] {
  return names.length === 0 ? [] : [{ code, facts: { count: names.length, names: namedAtMost(names) } }];
}

function dedupe(removals: readonly Extract<DocumentEdit, { do: 'removeSection' }>[]): readonly DocumentEdit[] {
  return [...new Map(removals.map((removal) => [removal.section, removal])).values()];
}
