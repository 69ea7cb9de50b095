import { DaypassError } from '../../../../../shared/errors/daypass-error.ts';
import { isPortalUrl, regionInStartUrl } from '../../../../../shared/domain/portal-hosts.ts';
import type { Ports } from '../../../../ports.ts';
import { patiently } from '../patience.ts';
import { checkServerStatus, readPortalPage, type PortalPage } from './portal-page.ts';
import { regionInPage } from './region-in-page.ts';
import { REGION_SHAPE } from '../../../../../shared/text/regions.ts';
import { checkStartUrl } from '../start-url.ts';
import type { AwsTransport } from '../../../../transport/aws-transport.ts';
import { isAwsStartUrl, mayFetch, resolveStartUrl } from './vanity-start-url.ts';

const CALL_LIMIT_MILLIS = 20_000;
const MOST_REDIRECTS = 3;
/** AWS's own: where it sends people to is no network's sign-in page. */
const AWS_HOST =
  /(?:^|\.)(?:aws|amazon\.com|amazonaws\.(?:com|com\.cn|cn|eu)|amazonwebservices\.(?:com\.cn|eu)|awsapps\.(?:com|cn))$/u;

/**
 * The Region of a portal: from its start URL if that names it, else from the portal's own page. A start URL at a domain
 * of the organization is resolved first. Only portals' hosts of AWS are read. Rejects: startUrlInvalid,
 * startUrlUnresolved, regionNotFound (also if the person doesn't allow the request), and what a connection can meet.
 */
export async function findRegion(
  ports: Ports,
  transport: AwsTransport,
  text: string,
  signal?: AbortSignal,
): Promise<string> {
  const startUrl = checkStartUrl(text);
  if (!isAwsStartUrl(startUrl) && !(await mayFetch(ports, startUrl)))
    throw new DaypassError('regionNotFound', { startUrl });
  const resolved = isAwsStartUrl(startUrl)
    ? startUrl
    : (await resolveStartUrl(ports, transport, startUrl, signal)).startUrl;
  const region = regionInStartUrl(resolved) ?? (isPortalUrl(resolved) ? await regionAt(resolved) : undefined);
  if (region === undefined || !REGION_SHAPE.test(region)) throw new DaypassError('regionNotFound', { startUrl });
  return region;

  async function regionAt(portal: string): Promise<string | undefined> {
    let url = new URL(`${portal}/`);
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const { status, location, text: page } = await patiently(ports, signal, () => pageAt(url));
      if (status >= 200 && status < 300) return regionInPage(page);
      if (location === undefined || !URL.canParse(location, url.href)) return undefined;
      const next = new URL(location, url.href);
      // A proxy we trust may still want a sign-in of its own.
      if (!AWS_HOST.test(next.hostname)) throw new DaypassError('captivePortal', { host: url.host });
      if (!isPortalUrl(next.href)) return undefined;
      const told = regionInStartUrl(next.href);
      if (told !== undefined) return told;
      url = next;
    }
    return undefined;
  }

  async function pageAt(url: URL): Promise<PortalPage> {
    const page = await readPortalPage(ports, transport, url, { method: 'GET', limitMillis: CALL_LIMIT_MILLIS, signal });
    checkServerStatus(page, url);
    return page;
  }
}
