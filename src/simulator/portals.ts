import { SimulatorOptionError } from './settings.ts';
import type { Organization, OrganizationAccount } from './organization/organization.ts';

/** One access portal: a start URL in its home region with the organization the person sees behind it. */
export interface Portal {
  readonly startUrl: string;
  readonly region: string;
  readonly organization: Organization;
  /** The accounts with a role for the person, in the organization's order. */
  readonly assignedAccounts: readonly OrganizationAccount[];
  readonly accountById: ReadonlyMap<string, OrganizationAccount>;
}

export function createPortal(startUrl: string, region: string, organization: Organization): Portal {
  return {
    startUrl,
    region,
    organization,
    assignedAccounts: organization.accounts.filter(({ roles }) => roles.length > 0),
    accountById: new Map(organization.accounts.map((account) => [account.accountId, account])),
  };
}

/** Start URLs are copied from browsers, so AWS takes them with or without a trailing `/`, `#` or `#/`. */
export function normalizeStartUrl(startUrl: string): string {
  return startUrl.slice(0, 1 + startUrl.split('').findLastIndex((character) => !'/#'.includes(character)));
}

/** The portal of a start URL; with a region named, only if that is its home. */
export function findPortal(
  portals: readonly Portal[],
  startUrl: string,
  region: string | undefined,
): Portal | undefined {
  const wanted = normalizeStartUrl(startUrl);
  return portals.find(
    (portal) => normalizeStartUrl(portal.startUrl) === wanted && (region === undefined || region === portal.region),
  );
}

/** @throws SimulatorOptionError when a start URL or region is malformed or a start URL occurs twice. */
export function checkPortals(portals: readonly Portal[]): void {
  if (portals.length === 0) throw new SimulatorOptionError('At least one start URL is needed.');
  const seen = new Set<string>();
  for (const { startUrl, region } of portals) {
    if (!URL.canParse(startUrl) || !/^https?:$/u.test(new URL(startUrl).protocol))
      throw new SimulatorOptionError(`"${startUrl}" is no start URL. Give one like https://d-demo.awsapps.com/start.`);
    if (!/^[a-z]{2,}(?:-[a-z0-9]+)+-\d{1,2}$/u.test(region))
      throw new SimulatorOptionError(`"${region}" is no AWS region. Give one like eu-west-1.`);
    const key = normalizeStartUrl(startUrl);
    if (seen.has(key)) throw new SimulatorOptionError(`The start URL ${startUrl} is given twice.`);
    seen.add(key);
  }
}
