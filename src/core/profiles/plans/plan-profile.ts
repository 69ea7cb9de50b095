import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ConfigEdit, EditWarning } from '../../../shared/domain/config-edits.ts';
import type { NewSection } from '../../config/edit/config-append.ts';
import { checkTypedRegion } from '../../../shared/text/judge-region.ts';
import type { AwsFiles, EditPlan, KnownRoles } from '../editor/edit-plan.ts';
import { markerComment } from '../read/managed-marker.ts';
import { knownSource, missingSession, roleEntries } from './role-entries.ts';
import { growthWarnings } from '../read/profile-cost.ts';
import { isValidName } from '../../../shared/text/profile-name.ts';
import { countProfiles, profileHeader, staticKeysLine } from '../read/profile-sections.ts';
import { usualRegion } from '../read/usual-region.ts';
import { isNameTaken } from '../read/taken-names.ts';
import { checkOutput, checkRole } from '../editor/value-checks.ts';

type AddProfile = Extract<ConfigEdit, { edit: 'addProfile' }>;

/**
 * Plans a profile for one role, at the file's end, and its `[sso-session]` where the file has none of that name.
 * Throws: nameInvalid (also for a role's name no section can hold), accountIdInvalid, regionInvalid, startUrlInvalid,
 * regionNeeded, usage (output), sessionUnknown, profileExists, bridgeNotRunnable.
 */
export function planAddProfile(edit: AddProfile, files: AwsFiles, known: KnownRoles): EditPlan {
  const { config } = files;
  const { profileName, role, output } = edit;
  const source = knownSource(role.sourceId, known);
  if (!isValidName(profileName)) throw new DaypassError('nameInvalid', { name: profileName });
  checkRole(role);
  const identity = roleEntries(source, role, known);
  const settings = output === undefined ? [] : [['output', checkOutput(output)] as const];
  if (isNameTaken(config, 'profile', profileName)) throw new DaypassError('profileExists', { name: profileName });
  const usual = edit.region === undefined ? usualRegion(role, files, known) : undefined;
  const profile: NewSection = {
    header: profileHeader(profileName),
    comments: [markerComment({ madeFor: 'role', ...role })],
    entries: [...identity.entries, ['region', checkTypedRegion(edit.region ?? usual ?? '')], ...settings],
  };
  const profiles = countProfiles(config);
  return {
    config: [...missingSession(identity, files), { do: 'addSection', section: profile }],
    added: [profileName],
    ...(usual !== undefined && { usualRegion: usual }),
    warnings: [...shadowWarnings(profileName, files), ...growthWarnings(profiles, profiles + 1)],
  };
}

/** Static keys of the same name: the AWS CLI takes the sign-in first, the SDKs for JavaScript and Go the keys. */
export function shadowWarnings(profileName: string, files: AwsFiles): readonly EditWarning[] {
  const line = staticKeysLine(files.credentials, profileName);
  if (line === undefined) return [];
  return [{ code: 'shadowedByStaticKeys', facts: { profile: profileName, path: files.credentialsPath, line } }];
}
