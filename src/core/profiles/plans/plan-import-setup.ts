import type { ConfigEdit, EditWarning, ImportedProfile } from '../../../shared/domain/config-edits.ts';
import { IMPORTED_KEYS } from '../../../shared/domain/config-edits.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { isWritableValue } from '../../config/edit/config-append.ts';
import type { ConfigSection } from '../../config/document/config-document.ts';
import type { DocumentEdit } from '../../config/edit/requested-edit.ts';
import { roleDigest, withRule } from '../bulk/bulk-rules.ts';
import { selectRoles, type SelectedRole } from '../bulk/select-roles.ts';
import type { AwsFiles, EditPlan, KnownRoles } from '../editor/edit-plan.ts';
import { removeFromAll, setInAll } from '../editor/section-edits.ts';
import { markerComment } from '../read/managed-marker.ts';
import { growthWarnings } from '../read/profile-cost.ts';
import { isValidName } from '../../../shared/text/profile-name.ts';
import { countProfiles, profileHeader, profileSections, valuesOf } from '../read/profile-sections.ts';
import { isNameTaken } from '../read/taken-names.ts';
import { addRoles, namedAtMost, type ProfileForm } from './plan-add-profiles.ts';
import { planAddSession } from './plan-session.ts';
import { shadowWarnings } from './plan-profile.ts';

type ImportSetup = Extract<ConfigEdit, { edit: 'importSetup' }>;

/**
 * Plans what another tool or a team file brings: sessions that are missing, profiles, and standing rules for more of them.
 * A profile that is there for something else stays as it is and is named in a warning. Throws: nameInvalid,
 * startUrlInvalid, regionInvalid, usage (scopes, output), sessionExists, nameTemplateInvalid, internal for a line that no import may write.
 */
export function planImportSetup(
  { sessions, profiles, rules }: ImportSetup,
  files: AwsFiles,
  known: KnownRoles,
): EditPlan {
  const additions = sessions.map((session) => planAddSession({ edit: 'addSession', ...session }, files));
  const planned = profiles.map((profile) => planProfile(profile, files));
  const byRules = planRules(rules, files, known);
  const left = profiles.filter((_, index) => planned[index]?.outcome === 'left').map(({ profileName }) => profileName);
  const named = (outcome: Outcome) =>
    profiles.filter((_, index) => planned[index]?.outcome === outcome).map(({ profileName }) => profileName);
  const before = countProfiles(files.config);
  const added = named('added');
  return {
    config: [
      ...additions.flatMap(({ config = [] }) => config),
      ...planned.flatMap(({ edits }) => edits),
      ...(byRules.config ?? []),
    ],
    added: [...additions.flatMap((plan) => plan.added ?? []), ...added, ...(byRules.added ?? [])],
    changed: named('changed'),
    warnings: [
      ...additions.flatMap(({ warnings = [] }) => warnings),
      ...leftAlone(left),
      ...added.flatMap((profileName) => shadowWarnings(profileName, files)),
      ...(rules.length === 0 ? growthWarnings(before, before + added.length) : (byRules.warnings ?? [])),
    ],
    ...(byRules.bulkRules && { bulkRules: byRules.bulkRules }),
  };
}

type Outcome = 'added' | 'changed' | 'left' | 'same';

function planProfile(profile: ImportedProfile, files: AwsFiles): { edits: readonly DocumentEdit[]; outcome: Outcome } {
  const { profileName, role, entries } = profile;
  checkEntries(profile);
  const sections = profileSections(files.config, profileName);
  if (sections.length === 0 && !isNameTaken(files.config, 'profile', profileName)) {
    if (!isValidName(profileName)) throw new DaypassError('nameInvalid', { name: profileName.slice(0, 200) });
    const comments = role === undefined ? [] : [markerComment({ madeFor: 'role', ...role })];
    const section = { header: profileHeader(profileName), comments, entries };
    return { edits: [{ do: 'addSection', section }], outcome: 'added' };
  }
  if (saysTheSame(profile, sections)) return { edits: [], outcome: 'same' };
  if (profile.ifThere === 'leave' || sections.length === 0) return { edits: [], outcome: 'left' };
  const edits = changesOf(profile, sections);
  return { edits, outcome: edits.length > 0 ? 'changed' : 'same' };
}

/** Region and output that the person has set stay. */
function changesOf(
  { entries, removedKeys }: ImportedProfile,
  sections: readonly ConfigSection[],
): readonly DocumentEdit[] {
  const values = valuesOf(sections);
  const set = entries.filter(([key]) => !(key === 'region' || key === 'output') || !values.has(key));
  const setKeys = new Set<string>(set.map(([key]) => key));
  return [
    ...set.flatMap(([key, value]) => setInAll(sections, key, value)),
    ...removedKeys.filter((key) => !setKeys.has(key)).flatMap((key) => removeFromAll(sections, key)),
  ];
}

function saysTheSame({ entries, removedKeys }: ImportedProfile, sections: readonly ConfigSection[]): boolean {
  const values = valuesOf(sections);
  const isSame = entries.every(([key, value]) => key === 'region' || key === 'output' || values.get(key) === value);
  return isSame && removedKeys.every((key) => !values.has(key));
}

/** Readers of other tools' files and of team files check what they read; this is the wall behind them. */
function checkEntries({ profileName, entries }: ImportedProfile): void {
  const known: ReadonlySet<string> = new Set(IMPORTED_KEYS);
  if (!entries.every(([key, value]) => known.has(key) && isWritableValue(value)))
    throw new DaypassError('internal', { profile: profileName.slice(0, 200) });
}

function leftAlone(names: readonly string[]): readonly EditWarning[] {
  return names.length === 0
    ? []
    : [{ code: 'profilesLeftAlone', facts: { count: names.length, names: namedAtMost(names) } }];
}

/** Rules whose session is not there yet, or not listed yet, match nothing now and more at the next sync. */
function planRules(rules: ImportSetup['rules'], files: AwsFiles, known: KnownRoles): EditPlan {
  if (rules.length === 0) return {};
  const ids = new Set(known.sources.map(({ info }) => info.id));
  let bulkRules = known.bulkRules;
  const requests: { selected: readonly SelectedRole[]; form: ProfileForm }[] = [];
  for (const { pattern, sourceId, ...form } of rules) {
    const selection = { by: 'pattern' as const, pattern, ...(sourceId !== undefined && { sourceId }) };
    const selected = sourceId === undefined || ids.has(sourceId) ? selectRoles(selection, known) : [];
    requests.push({ selected, form });
    bulkRules = withRule(bulkRules, { selection, ...form, met: selected.map(({ role }) => roleDigest(role)) });
  }
  return { ...addRoles(requests, files, known), bulkRules: { before: known.bulkRules, after: bulkRules } };
}
