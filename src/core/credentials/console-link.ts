import { DaypassError } from '../../shared/daypass-error.ts';
import type { RoleRef } from '../../shared/role-ref.ts';
import { partitionOf } from '../portal/regions.ts';
import { portalPage } from '../portal/start-url.ts';
import type { SsoSession } from '../engine-state.ts';

/**
 * The portal's shortcut link: signs the person's browser into the console as this role through their portal
 * session (AWS IAM Identity Center User Guide, "Creating shortcut links"). Holds no secret. `destination` is a
 * path on the console (`/s3`) or a whole https URL on a console host. Rejects: destinationInvalid.
 */
export function consoleLink(session: SsoSession, role: RoleRef, destination?: string): string {
  const query = new URLSearchParams({ account_id: role.accountId, role_name: role.roleName });
  if (destination !== undefined) query.set('destination', checkDestination(destination, session.region));
  return portalPage(session.startUrl, `console?${query.toString().replaceAll('+', '%20')}`);
}

function checkDestination(destination: string, region: string): string {
  const { consoleHost } = partitionOf(region);
  const base = `https://${consoleHost}`;
  const invalid = new DaypassError('destinationInvalid', { destination: destination.slice(0, 200), host: consoleHost });
  if (/\p{Cc}/u.test(destination) || !URL.canParse(destination, base)) throw invalid;
  const url = new URL(destination, base);
  const isConsole = url.host === consoleHost || url.host.endsWith(`.${consoleHost}`);
  if (url.protocol !== 'https:' || !isConsole || url.username !== '' || url.password !== '') throw invalid;
  return url.href;
}
