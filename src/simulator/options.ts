import { planOrganization, type Organization } from './organization/organization.ts';
import { checkPortals, createPortal, type Portal } from './portals.ts';
import { defaultSettings, parseSettings, SimulatorOptionError, type SimulatorSettings } from './settings.ts';

/** One access portal to stand in for; what is left out is taken from the options beside it. */
export interface PortalOptions {
  readonly startUrl: string;
  readonly region?: string;
  readonly accounts?: number;
  readonly roles?: number;
  readonly seed?: string | number;
  /** An exact organization instead of a planned one. */
  readonly organization?: Organization;
}

/** All optional: `startSimulator()` gives one portal of 6 accounts × 3 roles on free ports, over plain HTTP. */
export interface SimulatorOptions {
  /** Default: one, `https://d-demo.awsapps.com/start`. */
  readonly portals?: readonly PortalOptions[];
  /** Default `eu-west-1`. */
  readonly region?: string;
  readonly accounts?: number;
  readonly roles?: number;
  /** Equal seeds give equal organizations. */
  readonly seed?: string | number;
  readonly organization?: Organization;
  /** Default `some`: about every third account carries a hostile name. */
  readonly awkwardNames?: 'none' | 'some' | 'all';
  readonly settings?: Partial<SimulatorSettings>;
  /** Port of OIDC, portal and pages. Default 0: any free one. */
  readonly port?: number;
  /** Port of the admin API. Default 0. */
  readonly adminPort?: number;
  /** Also serve TLS under AWS's own host names, with a CONNECT proxy that leads there. Default: no. */
  readonly tls?: boolean | { readonly port?: number; readonly proxyPort?: number };
  /** The base of the simulator's clock in epoch milliseconds. Default: the system's. */
  readonly now?: () => number;
}

const defaultStartUrl = 'https://d-demo.awsapps.com/start';
const mostAccounts = 200_000;
const mostRoles = 1000;

/** @throws SimulatorOptionError */
export function portalsOf(options: SimulatorOptions): readonly Portal[] {
  const wanted = options.portals ?? [{ startUrl: defaultStartUrl }];
  const portals = wanted.map((portal) =>
    createPortal(portal.startUrl, portal.region ?? options.region ?? 'eu-west-1', organizationOf(portal, options)),
  );
  checkPortals(portals);
  return portals;
}

/** @throws SimulatorOptionError */
export function settingsOf(options: SimulatorOptions): SimulatorSettings {
  return { ...defaultSettings, ...parseSettings({ ...options.settings }) };
}

function organizationOf(portal: PortalOptions, options: SimulatorOptions): Organization {
  const given = portal.organization ?? options.organization;
  if (given !== undefined) return given;
  return planOrganization({
    accounts: count('accounts', portal.accounts ?? options.accounts ?? 6, mostAccounts),
    roles: count('roles', portal.roles ?? options.roles ?? 3, mostRoles),
    // The start URL is part of it: two portals of one simulator have different accounts.
    seed: `${portal.seed ?? options.seed ?? 'daypass'} ${portal.startUrl}`,
    awkwardNames: options.awkwardNames ?? 'some',
  });
}

function count(name: string, value: number, most: number): number {
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new SimulatorOptionError(`${name} must be a whole number from 0 to ${most}.`);
}
