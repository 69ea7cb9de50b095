import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import { checkRegion } from '../../../shared/text/regions.ts';
import { isWritableValue } from '../../config/edit/config-append.ts';
import type { SsoSession } from '../../state.ts';
import type { ProfileEntries } from '../role-source.ts';
import { capabilitiesOf } from './capabilities.ts';

/**
 * The lines that make a profile stand for a role. botocore and the SDK for Go want start URL and Region in one place: with
 * an `sso-session` they stand there, else in the profile. Throws: nameInvalid, startUrlInvalid, regionInvalid.
 */
export function profileEntries(session: SsoSession, { accountId, roleName }: RoleRef): ProfileEntries {
  const { name, startUrl, region } = session;
  const ofRole = [
    ['sso_account_id', accountId],
    ['sso_role_name', roleName],
  ] as const;
  if (capabilitiesOf(session).editable) {
    if (!isWritableValue(name)) throw new DaypassError('nameInvalid', { name });
    return { entries: [['sso_session', name], ...ofRole], session };
  }
  if (!isWritableValue(startUrl)) throw new DaypassError('startUrlInvalid', { startUrl });
  const portal = [
    ['sso_start_url', startUrl],
    ['sso_region', checkRegion(region)],
  ] as const;
  return { entries: [...portal, ...ofRole] };
}
