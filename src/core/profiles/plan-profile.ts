import { DaypassError } from '../../shared/daypass-error.ts';
import type { ProfileRequest } from '../engine-api.ts';
import type { SsoSession } from '../engine-state.ts';
import { isWritableValue, type NewSection } from '../files/config-append.ts';
import { parseConfig, type ConfigDocument } from '../files/config-document.ts';
import { checkRegion } from '../portal/regions.ts';
import { planSections, type ConfigPlan } from './config-plan.ts';
import { sessionSection } from './plan-session.ts';
import { isValidName } from './profile-name.ts';
import { isNameTaken } from './taken-names.ts';

type Entry = readonly [key: string, value: string];

/** `cli_output_format` of the AWS CLI. */
const OUTPUT_FORMATS: ReadonlySet<string> = new Set(['json', 'yaml', 'yaml-stream', 'text', 'table', 'off']);

/**
 * Plans a profile for one role, at the file's end, and its `[sso-session]` where the file has none of that name.
 * Throws: nameInvalid (also for a role's name no section can hold), accountIdInvalid, regionInvalid, startUrlInvalid,
 * usage (output), profileExists, configOddLines.
 */
export function planProfile(
  config: ConfigDocument | string,
  request: ProfileRequest & { readonly session: SsoSession },
): ConfigPlan {
  const document = typeof config === 'string' ? parseConfig(config) : config;
  const { profileName, session } = request;
  if (!isValidName(profileName)) throw new DaypassError('nameInvalid', { name: profileName });
  const profile: NewSection = {
    header: profileName === 'default' ? 'default' : `profile ${profileName}`,
    entries: [...sessionEntries(session, request.role.sessionName), ...roleEntries(request)],
  };
  if (isNameTaken(document, 'profile', profileName)) throw new DaypassError('profileExists', { name: profileName });
  const needsSession = session.kind === 'session' && !isNameTaken(document, 'sso-session', session.name);
  return planSections(document, needsSession ? [sessionSection(session), profile] : [profile]);
}

/** botocore and the SDK for Go want start URL and region in one place: with a session they stand there and not in the profile. */
function sessionEntries({ kind, name, startUrl, region }: SsoSession, roleSessionName: string): Entry[] {
  if (name !== roleSessionName) throw new DaypassError('sessionUnknown', { name: roleSessionName });
  if (kind === 'session') {
    if (!isWritableValue(name)) throw new DaypassError('nameInvalid', { name });
    return [['sso_session', name]];
  }
  if (!isWritableValue(startUrl)) throw new DaypassError('startUrlInvalid', { startUrl });
  return [
    ['sso_start_url', startUrl],
    ['sso_region', checkRegion(region)],
  ];
}

function roleEntries({ role, region, output }: ProfileRequest): Entry[] {
  const { accountId, roleName } = role;
  if (!/^\d{12}$/.test(accountId)) throw new DaypassError('accountIdInvalid', { accountId });
  // The characters IAM allows in a role's name.
  if (!/^[\w+=,.@-]{1,64}$/.test(roleName)) throw new DaypassError('nameInvalid', { name: roleName });
  if (output !== undefined && !OUTPUT_FORMATS.has(output)) {
    throw new DaypassError('usage', {
      problem: 'optionInvalid',
      value: '--output',
      known: [...OUTPUT_FORMATS].join(', '),
    });
  }
  return [
    ['sso_account_id', accountId],
    ['sso_role_name', roleName],
    ...(region === undefined ? [] : [['region', checkRegion(region)] as const]),
    ...(output === undefined ? [] : [['output', output] as const]),
  ];
}
