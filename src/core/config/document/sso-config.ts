import type { SsoProfile, SsoSession } from '../../state.ts';
import type { ConfigDocument, ConfigSection, OddLine } from './config-document.ts';
import { parseRoleBridgeLine } from './role-bridge-line.ts';
import { LONGEST_START_URL } from '../../../shared/text/start-url.ts';

export interface SsoConfig {
  /** sso-sessions in file order, then legacy ones. */
  readonly sessions: readonly SsoSession[];
  /** Profiles that name an account and a role. Their source may be missing from `sessions`. */
  readonly profiles: readonly SsoProfile[];
  readonly otherProfileNames: readonly string[];
  readonly oddLines: readonly OddLine[];
}

export const DEFAULT_SCOPES: readonly string[] = ['sso:account:access'];

type Values = ReadonlyMap<string, string>;

/**
 * Finds the SSO sessions and the profiles that use them. A section that comes twice is merged, the later value winning,
 * as the SDKs do. Sessions without start URL or region, and profiles without account or role, are passed over.
 */
export function readSsoConfig(document: ConfigDocument): SsoConfig {
  const profileSections = mergedProfiles(document.sections);
  const sessions = new Map<string, Writable<SsoSession>>();
  for (const [name, values] of merged(document.sections.filter(({ type }) => type === 'sso-session'))) {
    const session = ssoSession(name, values);
    if (session !== undefined) sessions.set(name, session);
  }

  const profiles: SsoProfile[] = [];
  const otherProfileNames: string[] = [];
  for (const [profileName, values] of profileSections) {
    const sourceId = sessionNameOf(values);
    if (sourceId !== undefined && !values.has('sso_session') && !sessions.has(sourceId)) {
      sessions.set(sourceId, legacySession(sourceId, values));
    }
    if (sourceId !== undefined) sessions.get(sourceId)?.profileNames.push(profileName);
    const profile =
      sourceId === undefined ? bridgedProfile(profileName, values) : ssoProfile(profileName, sourceId, values);
    if (profile === undefined) otherProfileNames.push(profileName);
    else profiles.push(profile);
  }
  return { sessions: [...sessions.values()], profiles, otherProfileNames, oddLines: document.oddLines };
}

type Writable<T extends SsoSession> = Omit<T, 'profileNames'> & { readonly profileNames: string[] };

function ssoSession(name: string, values: Values): Writable<SsoSession> | undefined {
  const startUrl = values.get('sso_start_url');
  const region = values.get('sso_region');
  if (startUrl === undefined || startUrl.length > LONGEST_START_URL || region === undefined) return undefined;
  const scopes = (values.get('sso_registration_scopes') ?? '').split(/[\s,]/).filter((scope) => scope !== '');
  return {
    name,
    type: 'identityCenter',
    startUrl,
    region,
    scopes: scopes.length > 0 ? scopes : DEFAULT_SCOPES,
    profileNames: [],
  };
}

function legacySession(startUrl: string, values: Values): Writable<SsoSession> {
  return {
    name: startUrl,
    type: 'legacySso',
    startUrl,
    region: values.get('sso_region') ?? '',
    scopes: [],
    profileNames: [],
  };
}

/** The session a profile belongs to: by name, or for a legacy profile by its start URL as written. */
function sessionNameOf(values: Values): string | undefined {
  const startUrl = values.has('sso_region') ? values.get('sso_start_url') : undefined;
  return values.get('sso_session') ?? (startUrl && startUrl.length <= LONGEST_START_URL ? startUrl : undefined);
}

function ssoProfile(profileName: string, sourceId: string, values: Values): SsoProfile | undefined {
  const accountId = values.get('sso_account_id');
  const roleName = values.get('sso_role_name');
  if (accountId === undefined || roleName === undefined) return undefined;
  const region = values.get('region');
  return { profileName, sourceId, accountId, roleName, ...(region !== undefined && { region }) };
}

/** A profile that runs `daypass credential-process` for a role. */
function bridgedProfile(profileName: string, values: Values): SsoProfile | undefined {
  const role = values.has('role_arn') ? undefined : parseRoleBridgeLine(values.get('credential_process') ?? '');
  const region = values.get('region');
  return role && { profileName, ...role, ...(region !== undefined && { region }) };
}

/** By profile name. Of `[default]` and `[profile default]` the later one counts, as in botocore and the SDK for JavaScript. */
function mergedProfiles(sections: readonly ConfigSection[]): Map<string, Values> {
  const profileSections = sections.filter(
    ({ type, name }) => type === 'default' || (type === 'profile' && name !== ''),
  );
  const lastDefault = profileSections.findLast(({ name }) => name === 'default')?.type;
  return merged(profileSections.filter(({ name, type }) => name !== 'default' || type === lastDefault));
}

/** Empty values count as absent. */
function merged(sections: readonly ConfigSection[]): Map<string, Values> {
  const byName = new Map<string, Map<string, string>>();
  for (const { name, entries } of sections) {
    const values = byName.get(name) ?? new Map<string, string>();
    byName.set(name, values);
    for (const { key, value } of entries) if (value !== '') values.set(key, value);
  }
  return byName;
}
