import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ConfigEdit, EditWarning } from '../../../shared/domain/config-edits.ts';
import type { SsoSession } from '../../state.ts';
import { isWritableValue, type NewSection } from '../../config/edit/config-append.ts';
import type { DocumentEdit } from '../../config/edit/requested-edit.ts';
import { checkRegion } from '../../../shared/text/regions.ts';
import type { AwsFiles, EditPlan, KnownRoles } from '../editor/edit-plan.ts';
import { markerComment } from '../read/managed-marker.ts';
import { sessionSection } from './plan-session.ts';
import { growthWarnings } from '../read/profile-cost.ts';
import { isValidName } from '../read/profile-name.ts';
import { countProfiles, profileHeader, staticKeysLine } from '../read/profile-sections.ts';
import { usualRegion } from '../read/usual-region.ts';
import { isNameTaken } from '../read/taken-names.ts';
import { checkOutput, checkRole } from '../editor/value-checks.ts';

type AddProfile = Extract<ConfigEdit, { edit: 'addProfile' }>;
type Entry = readonly [key: string, value: string];

/**
 * Plans a profile for one role, at the file's end, and its `[sso-session]` where the file has none of that name.
 * Throws: nameInvalid (also for a role's name no section can hold), accountIdInvalid, regionInvalid, startUrlInvalid,
 * regionNeeded, usage (output), sessionUnknown, profileExists.
 */
export function planAddProfile(edit: AddProfile, files: AwsFiles, known: KnownRoles): EditPlan {
  const { config } = files;
  const { profileName, role, output } = edit;
  const session = knownSession(role.sourceId, known);
  if (!isValidName(profileName)) throw new DaypassError('nameInvalid', { name: profileName });
  checkRole(role);
  const identity = identityEntries(session, role);
  const settings = output === undefined ? [] : [['output', checkOutput(output)] as const];
  if (isNameTaken(config, 'profile', profileName)) throw new DaypassError('profileExists', { name: profileName });
  const usual = edit.region === undefined ? usualRegion(role, files, known) : undefined;
  const profile: NewSection = {
    header: profileHeader(profileName),
    comments: [markerComment({ madeFor: 'role', ...role })],
    entries: [...identity, ['region', checkRegion(edit.region ?? usual ?? '')], ...settings],
  };
  const profiles = countProfiles(config);
  return {
    config: [...missingSession(session, files), { do: 'addSection', section: profile }],
    added: [profileName],
    ...(usual !== undefined && { usualRegion: usual }),
    warnings: [...shadowWarnings(profileName, files), ...growthWarnings(profiles, profiles + 1)],
  };
}

/** Throws sessionUnknown. */
export function knownSession(name: string, { sessions }: KnownRoles): SsoSession {
  const session = sessions.find((candidate) => candidate.name === name);
  if (session !== undefined) return session;
  const known = sessions.map((candidate) => candidate.name).join(', ');
  throw new DaypassError('sessionUnknown', { session: name.slice(0, 200), known });
}

/**
 * The lines that make a section stand for a role. botocore and the SDK for Go want start URL and Region in one place:
 * with a session they stand there and not in the profile. Throws: nameInvalid, startUrlInvalid, regionInvalid.
 */
export function identityEntries(
  { kind, name, startUrl, region }: SsoSession,
  { accountId, roleName }: { readonly accountId: string; readonly roleName: string },
): readonly Entry[] {
  const ofRole: readonly Entry[] = [
    ['sso_account_id', accountId],
    ['sso_role_name', roleName],
  ];
  if (kind === 'session') {
    if (!isWritableValue(name)) throw new DaypassError('nameInvalid', { name });
    return [['sso_session', name], ...ofRole];
  }
  if (!isWritableValue(startUrl)) throw new DaypassError('startUrlInvalid', { startUrl });
  return [['sso_start_url', startUrl], ['sso_region', checkRegion(region)], ...ofRole];
}

/** The session's section, where the file has none under any client's reading. */
export function missingSession(session: SsoSession, { config }: AwsFiles): readonly DocumentEdit[] {
  if (session.kind !== 'session' || isNameTaken(config, 'sso-session', session.name)) return [];
  return [{ do: 'addSection', section: sessionSection(session) }];
}

/** Static keys of the same name: the AWS CLI takes the sign-in first, the SDKs for JavaScript and Go the keys. */
export function shadowWarnings(profileName: string, files: AwsFiles): readonly EditWarning[] {
  const line = staticKeysLine(files.credentials, profileName);
  if (line === undefined) return [];
  return [{ code: 'shadowedByStaticKeys', facts: { profile: profileName, path: files.credentialsPath, line } }];
}
