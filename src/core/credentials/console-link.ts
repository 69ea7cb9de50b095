import type { RoleRef } from '../../shared/role-ref.ts';
import type { SsoSession } from '../engine-state.ts';
import { portalPage } from '../portal/start-url.ts';
import { consoleDestination, type ConsolePlace } from './console-destination.ts';

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
