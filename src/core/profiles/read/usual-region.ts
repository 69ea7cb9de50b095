import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { roleKey, type RoleRef } from '../../../shared/domain/role.ts';
import { readSsoConfig } from '../../config/document/sso-config.ts';
import { REGION_SHAPE } from '../../../shared/text/regions.ts';
import type { AwsFiles, KnownRoles } from '../editor/edit-plan.ts';
import { profileNameOf } from './profile-sections.ts';

/**
 * Returns the Region that a new profile of a role gets if none was chosen: the one of the settings, else of the role's other profiles, else the one
 * that most profiles of the session have, else most profiles of all, else the environment's. The session's own Region is
 * where IAM Identity Center is hosted, not where the person works. Throws regionNeeded if none of these is set.
 */
export function usualRegion(role: RoleRef, { config }: AwsFiles, known: KnownRoles): string {
  const { defaultRegion, environmentRegion } = known;
  if (defaultRegion !== undefined && defaultRegion !== '') return defaultRegion;
  const { profiles } = readSsoConfig(config);
  const ofRole = profiles.filter((profile) => roleKey(profile) === roleKey(role));
  const ofSession = profiles.filter(({ sourceId }) => sourceId === role.sourceId);
  const ofAll = config.sections
    .filter((section) => profileNameOf(section) !== undefined)
    .map(({ entries }) => entries.find(({ key }) => key === 'region')?.value);
  const region =
    mostUsed(ofRole.map((profile) => profile.region)) ??
    mostUsed(ofSession.map((profile) => profile.region)) ??
    mostUsed(ofAll) ??
    mostUsed([environmentRegion]);
  if (region === undefined) throw new DaypassError('regionNeeded', { profile: role.roleName });
  return region;
}

/** Of equally frequent ones the first. */
function mostUsed(regions: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const region of regions)
    if (region !== undefined && REGION_SHAPE.test(region)) counts.set(region, (counts.get(region) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  return most?.[0];
}
