import type { ConfigEdit, EditWarning } from '../../../shared/domain/config-edits.ts';
import { checkTypedRegion } from '../../../shared/text/judge-region.ts';
import type { AwsFiles, EditPlan, KnownRoles } from '../editor/edit-plan.ts';
import { identityRemovals } from '../read/identity-keys.ts';
import { shadowWarnings } from './plan-profile.ts';
import { knownSource, missingSession, roleEntries } from './role-entries.ts';
import { profileKind } from '../read/profile-kind.ts';
import { growthWarnings } from '../read/profile-cost.ts';
import { countProfiles, profileSections, valuesOf } from '../read/profile-sections.ts';
import { markerEdits, setInAll } from '../editor/section-edits.ts';
import { usualRegion } from '../read/usual-region.ts';
import { checkOutput, checkRole } from '../editor/value-checks.ts';

type SetDefault = Extract<ConfigEdit, { edit: 'setDefault' }>;

/** What an identity is called in the facts of `defaultReplaced`. */
const WHAT_IT_WAS = {
  sso: 'sso',
  legacySso: 'sso',
  static: 'static',
  chained: 'chain',
  process: 'process',
  login: 'other',
  other: 'other',
} as const;

/**
 * Plans `[default]` to stand for a role: what else it says (Region, output, nested settings, comments) stays. Of
 * `[default]` and `[profile default]` botocore and the SDK for JavaScript take the later one and the SDK for Go the prefixed
 * one, so where both stand both say the same. A Region comes where there is none.
 * Throws: sessionUnknown, nameInvalid, accountIdInvalid, regionInvalid, regionNeeded.
 */
export function planSetDefault(
  { role, region: chosen, output }: SetDefault,
  files: AwsFiles,
  known: KnownRoles,
): EditPlan {
  const source = knownSource(role.sourceId, known);
  checkRole(role);
  const sections = profileSections(files.config, 'default');
  const hasRegion = valuesOf(sections).has('region');
  const usual = chosen === undefined && !hasRegion ? usualRegion(role, files, known) : undefined;
  const region = chosen ?? usual;
  const identity = roleEntries(source, role, known);
  const entries = [
    ...identity.entries,
    ...(region === undefined ? [] : [['region', checkTypedRegion(region)] as const]),
    ...(output === undefined ? [] : [['output', checkOutput(output)] as const]),
  ];
  const warnings = shadowWarnings('default', files);
  if (sections.length === 0) {
    const profiles = countProfiles(files.config);
    return {
      config: [...missingSession(identity, files), { do: 'addSection', section: { header: 'default', entries } }],
      added: ['default'],
      ...(usual !== undefined && { usualRegion: usual }),
      warnings: [...warnings, ...growthWarnings(profiles, profiles + 1)],
    };
  }
  const keep = new Set(entries.map(([key]) => key));
  const removals = sections.flatMap((section) => identityRemovals([section], keep));
  const settings = sections.flatMap((section) => entries.flatMap(([key, value]) => setInAll([section], key, value)));
  const changes = [...removals, ...settings, ...sections.flatMap((section) => markerEdits(section, role, files))];
  return {
    config: changes.length === 0 ? [] : [...missingSession(identity, files), ...changes],
    ...(usual !== undefined && { usualRegion: usual }),
    changed: changes.length === 0 ? [] : ['default'],
    warnings: [...replacedWarnings(files, entries), ...warnings],
  };
}

function replacedWarnings(
  { config }: AwsFiles,
  entries: readonly (readonly [key: string, value: string])[],
): readonly EditWarning[] {
  const before = valuesOf(profileSections(config, 'default'));
  const what = WHAT_IT_WAS[profileKind(before)];
  const isSame = entries.every(([key, value]) => key === 'region' || key === 'output' || before.get(key) === value);
  // `[default]` with a Region and no keys of its own stood for nobody.
  const hadIdentity = identityRemovals(profileSections(config, 'default')).length > 0;
  return isSame || !hadIdentity ? [] : [{ code: 'defaultReplaced', facts: { what } }];
}
