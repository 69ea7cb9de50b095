import type { HealthReason } from '../../../shared/domain/findings.ts';
import { flatValues, type ClientReading } from '../../config/clients/client-reading.ts';

type Values = ReadonlyMap<string, string>;

/** What one client makes of both files. */
export interface ReadFiles {
  readonly config: ClientReading;
  readonly credentials: ClientReading;
}

/** `noKeys` is no fault by itself: a profile may hold settings only. */
export type Usable = 'works' | Exclude<HealthReason, 'finding'>;

const LEGACY_KEYS = ['sso_start_url', 'sso_region', 'sso_account_id', 'sso_role_name'];
const OWN_KEYS = ['aws_access_key_id', 'credential_process', 'login_session', 'web_identity_token_file'];
const NONE: Values = new Map();

/** Returns whether a client can get keys for the profile from what it reads, or the first reason why not. */
export function usableProfile(name: string, files: ReadFiles, on: readonly string[] = []): Usable {
  const isRead = files.config.profiles.has(name) || files.credentials.profiles.has(name);
  if (!isRead) return 'unseen';
  const values = valuesIn(files.config, name);
  const stored = valuesIn(files.credentials, name);
  const assuming = values.has('role_arn') ? values : stored.has('role_arn') ? stored : undefined;
  if (assuming !== undefined) return usableRole(assuming, name, files, on);
  if (values.has('sso_session')) return usableSession(values, files);
  const legacy = LEGACY_KEYS.filter((key) => values.has(key)).length;
  if (legacy > 0) return legacy === LEGACY_KEYS.length ? 'works' : 'incomplete';
  return hasOwnKeys(name, files) ? 'works' : 'noKeys';
}

function usableRole(values: Values, name: string, files: ReadFiles, on: readonly string[]): Usable {
  const source = values.get('source_profile');
  if (source === undefined)
    return values.has('credential_source') || values.has('web_identity_token_file') ? 'works' : 'incomplete';
  // A source that has keys of its own ends the chain: a profile may even name itself then.
  if (hasOwnKeys(source, files)) return 'works';
  if (source === name || on.includes(source)) return 'sourceLoop';
  const ofSource = usableProfile(source, files, [...on, name]);
  if (ofSource === 'unseen') return 'sourceMissing';
  if (ofSource === 'sourceLoop' || ofSource === 'works') return ofSource;
  return 'sourceFails';
}

function usableSession(values: Values, { config }: ReadFiles): Usable {
  const session = config.sessions.get(values.get('sso_session') ?? '');
  if (session === undefined) return 'sessionMissing';
  const settings = flatValues(session);
  if (!settings.has('sso_start_url') || !settings.has('sso_region')) return 'sessionIncomplete';
  // With neither of the two the profile stands for the token alone, as some tools use it.
  return values.has('sso_account_id') === values.has('sso_role_name') ? 'works' : 'incomplete';
}

function hasOwnKeys(name: string, { config, credentials }: ReadFiles): boolean {
  return [config, credentials].some((file) => OWN_KEYS.some((key) => valuesIn(file, name).has(key)));
}

function valuesIn({ profiles }: ClientReading, name: string): Values {
  const values = profiles.get(name);
  return values === undefined ? NONE : flatValues(values);
}
