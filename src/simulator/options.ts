import { planOrganization, type Organization } from './organization/organization.ts';
import { checkPortals, createPortal, type Portal } from './portals.ts';
import {
  defaultSettings,
  parseSettings,
  SimulatorOptionError,
  type SettingsChange,
  type SimulatorSettings,
} from './settings.ts';

/** One access portal to stand in for; what is left out is taken from the options beside it. */
export interface PortalOptions {
  readonly startUrl: string;
  readonly region?: string | undefined;
  readonly accounts?: number | undefined;
  readonly roles?: number | undefined;
  readonly seed?: string | number | undefined;
  /** An exact organization instead of a planned one. */
  readonly organization?: Organization | undefined;
}

/** All optional: `startSimulator()` gives one portal of 6 accounts × 3 roles on free ports, over plain HTTP. */
export interface SimulatorOptions {
  /** Default: one, `https://d-demo.awsapps.com/start`. */
  readonly portals?: readonly PortalOptions[] | undefined;
  /** Default `eu-west-1`. */
  readonly region?: string | undefined;
  readonly accounts?: number | undefined;
  readonly roles?: number | undefined;
  /** Equal seeds give equal organizations. */
  readonly seed?: string | number | undefined;
  readonly organization?: Organization | undefined;
  /** Default `some`: about every third account carries a hostile name. */
  readonly awkwardNames?: 'none' | 'some' | 'all' | undefined;
  readonly settings?: SettingsChange | undefined;
  /** Port of OIDC, portal and pages. Default 0: any free one. */
  readonly port?: number | undefined;
  /** Port of the admin API. Default 0. */
  readonly adminPort?: number | undefined;
  /** Also serve TLS under AWS's own host names, with a CONNECT proxy that leads there. Default: no. */
  readonly tls?: boolean | TlsPorts | undefined;
  /** The base of the simulator's clock in epoch milliseconds. Default: the system's. */
  readonly now?: (() => number) | undefined;
}

/** Ports default to 0: any free one. */
export interface TlsPorts {
  readonly port?: number | undefined;
  readonly proxyPort?: number | undefined;
  /** `user:password` that the proxy asks for (RFC 7617). Default: none. */
  readonly proxyCredentials?: string | undefined;
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
