import type { RoleRef } from '../../../shared/domain/role.ts';
import type { SsoSession } from '../../state.ts';
import { portalPage } from '../../sources/identity-center/portal/start-url.ts';
import { consoleDestination } from './console-destination.ts';
import { type ConsolePlace } from '../../requests.ts';

/**
 * The portal's shortcut link: signs the person's browser into the console as this role through their portal
 * session (AWS IAM Identity Center User Guide, "Creating shortcut links"). Holds no secret.
 * Rejects: destinationInvalid, regionInvalid.
 */
export function consoleLink(session: SsoSession, role: RoleRef, place: ConsolePlace = {}): string {
  const query = new URLSearchParams({ account_id: role.accountId, role_name: role.roleName });
  const destination = consoleDestination(place, session.region);
  if (destination !== undefined) query.set('destination', destination);
  return portalPage(session.startUrl, `console?${query.toString().replaceAll('+', '%20')}`);
}
