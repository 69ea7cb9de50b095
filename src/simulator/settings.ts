/** What can be changed while the simulator runs, in process or over the admin port. All durations are whole seconds. */
export interface SimulatorSettings {
  /** Life of an access token whose client registered with scopes. AWS: one hour. */
  accessTokenSeconds: number;
  /** Life of an access token whose client registered without scopes. AWS: eight hours, not refreshable. */
  legacyAccessTokenSeconds: number;
  /** How long a sign-in lasts before refresh tokens are refused. AWS: 15 minutes to 90 days, set by the administrator. */
  portalSessionSeconds: number;
  /** Life of a client registration. AWS: 90 days. */
  registrationSeconds: number;
  /** Life of a device code. AWS: ten minutes. */
  deviceCodeSeconds: number;
  /** Least time between two polls for a device code. AWS answers 1. 0 never slows anyone down. */
  deviceIntervalSeconds: number;
  /** Life of an authorization code. */
  authorizationCodeSeconds: number;
  /** Life of role credentials. AWS: the permission set's session duration, one hour by default. */
  roleCredentialSeconds: number;
  /**
   * `oneUse`: every refresh gives a new refresh token and the old one is dead. `reusable`: a new one is given and the
   * old one still works. `omitted`: the answer carries no refresh token and the old one stays good.
   */
  refreshTokens: 'oneUse' | 'reusable' | 'omitted';
  /** Page size when the caller asks for none (1–100). */
  defaultPageSize: number;
  /** No page is longer than this, whatever the caller asks for (1–100). */
  pageSizeCap: number;
  /** Portal calls per second and access token before 429 TooManyRequestsException. 0 is no limit. */
  requestsPerSecond: number;
}

/** Some settings; what is undefined stays as it is. */
export type SettingsChange = { readonly [Name in keyof SimulatorSettings]?: SimulatorSettings[Name] | undefined };

export const defaultSettings: Readonly<SimulatorSettings> = {
  accessTokenSeconds: 3600,
  legacyAccessTokenSeconds: 8 * 3600,
  portalSessionSeconds: 8 * 3600,
  registrationSeconds: 90 * 24 * 3600,
  deviceCodeSeconds: 600,
  deviceIntervalSeconds: 1,
  authorizationCodeSeconds: 300,
  roleCredentialSeconds: 3600,
  refreshTokens: 'oneUse',
  defaultPageSize: 20,
  pageSizeCap: 100,
  requestsPerSecond: 0,
};

/** A setting or option that makes no sense; the message says which and what would. */
export class SimulatorOptionError extends Error {
  override readonly name = 'SimulatorOptionError';
}

type NumberSetting = Exclude<keyof SimulatorSettings, 'refreshTokens'>;

const tenYearsInSeconds = 10 * 365 * 24 * 3600;
const ranges: Record<NumberSetting, readonly [least: number, most: number]> = {
  accessTokenSeconds: [1, tenYearsInSeconds],
  legacyAccessTokenSeconds: [1, tenYearsInSeconds],
  portalSessionSeconds: [1, tenYearsInSeconds],
  registrationSeconds: [1, tenYearsInSeconds],
  deviceCodeSeconds: [1, tenYearsInSeconds],
  deviceIntervalSeconds: [0, 3600],
  authorizationCodeSeconds: [1, tenYearsInSeconds],
  roleCredentialSeconds: [1, tenYearsInSeconds],
  defaultPageSize: [1, 100],
  pageSizeCap: [1, 100],
  requestsPerSecond: [0, 1_000_000],
};
const refreshTokenModes = ['oneUse', 'reusable', 'omitted'] as const;

/**
 * Checks settings that came from outside (an option, the admin port).
 * @throws SimulatorOptionError on an unknown name or a value out of range; nothing is applied then.
 */
export function parseSettings(input: Readonly<Record<string, unknown>>): Partial<SimulatorSettings> {
  const parsed: Partial<SimulatorSettings> = {};
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue;
    if (name === 'refreshTokens') parsed.refreshTokens = parseRefreshTokens(value);
    else if (isNumberSetting(name)) parsed[name] = parseNumber(name, value);
    else
      throw new SimulatorOptionError(`Unknown setting "${name}". Known: ${Object.keys(defaultSettings).join(', ')}.`);
  }
  return parsed;
}

function isNumberSetting(name: string): name is NumberSetting {
  return Object.hasOwn(ranges, name);
}

function parseNumber(name: NumberSetting, value: unknown): number {
  const [least, most] = ranges[name];
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new SimulatorOptionError(`${name} must be a whole number from ${least} to ${most}.`);
}

function parseRefreshTokens(value: unknown): SimulatorSettings['refreshTokens'] {
  const mode = refreshTokenModes.find((known) => known === value);
  if (mode !== undefined) return mode;
  throw new SimulatorOptionError(`refreshTokens must be one of ${refreshTokenModes.join(', ')}.`);
}
