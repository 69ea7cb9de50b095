import type { RoleRef } from '../../../../shared/domain/role.ts';
import type { ConsolePlace } from '../../../requests.ts';
import type { SsoSession } from '../../../state.ts';
import { consoleDestination } from '../../console-destination.ts';
import { portalPage } from './start-url.ts';

/**
 * The portal's shortcut link: it signs the person's browser into the console as this role through their portal session
 * (AWS IAM Identity Center User Guide, "Creating shortcut links"). Holds no secret. Throws: destinationInvalid,
 * regionInvalid.
 */
export function shortcutLink(
  portal: Pick<SsoSession, 'startUrl' | 'region'>,
  role: RoleRef,
  place: ConsolePlace = {},
): string {
  const query = new URLSearchParams({ account_id: role.accountId, role_name: role.roleName });
  const destination = consoleDestination(place, portal.region);
  if (destination !== undefined) query.set('destination', destination);
  return portalPage(portal.startUrl, `console?${query.toString().replaceAll('+', '%20')}`);
}
