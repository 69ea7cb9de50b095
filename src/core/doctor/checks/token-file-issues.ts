import { createHash } from 'node:crypto';
import { parseInstant } from '../../../shared/text/instant.ts';
import { pythonJson } from '../../config/clients/botocore-json.ts';
import type { CacheFile } from '../../sources/identity-center/tokens/read-token-files.ts';
import type { Evidence } from '../evidence.ts';
import { ALL_CLIENTS, type Issue } from '../issue.ts';
import type { NamedFile, NamedValues } from '../named-values.ts';
import { cacheFileWriter, type CacheFileWriter } from '../cache-file-writer.ts';
import { isAwsCacheFileName, isSpentAwsToken, oddTokenForms } from './token-forms.ts';
import { isObject } from '../../check.ts';

const DAY_MILLIS = 24 * 60 * 60 * 1000;

type JsonObject = Readonly<Record<string, unknown>>;

/** What lies in `~/.aws/sso/cache` and should not, or not like this. */
export function tokenFileIssues({ cache, nowMillis }: Evidence, named: NamedFile): Issue[] {
  if (cache.length === 0) return [];
  const owners = ownersOf(named);
  return cache.flatMap((file): Issue[] => {
    const { path: filePath, name } = file;
    const owner = owners.get(name);
    if (file.isAnothers) {
      const facts = { file: name, ...writtenBy(name, undefined) };
      return [{ code: 'tokenFileForeignOwner', severity: 'error', clients: ALL_CLIENTS, facts, filePath }];
    }
    if (file.bytes === undefined) return [];
    const json = parseJson(file.bytes);
    if (json === undefined) return torn(file, owner);
    if (stopsLogout(json)) {
      const facts = { file: name, ...writtenBy(name, json) };
      return [{ code: 'strayFile', severity: 'warning', clients: ['botocore'], facts, filePath }];
    }
    return isObject(json) && typeof json['accessToken'] === 'string' ? ofToken(file, json, owner, nowMillis) : [];
  });
}

function writtenBy(name: string, json: unknown): { readonly writer?: CacheFileWriter } {
  const writer = cacheFileWriter(name, json);
  return writer === undefined ? {} : { writer };
}

/** Which session a file of the cache belongs to, by its name. */
interface Owner {
  readonly session: string;
  readonly holds: 'token' | 'registration';
}

function ownersOf({ profiles, sessions }: NamedFile): ReadonlyMap<string, Owner> {
  const owners = new Map<string, Owner>();
  for (const { name, values } of sessions.values()) {
    owners.set(fileNameOf(name), { session: name, holds: 'token' });
    owners.set(fileNameOf(registrationKey(name, values)), { session: name, holds: 'registration' });
  }
  for (const { values } of profiles.values()) {
    const startUrl = values.has('sso_session') ? undefined : values.get('sso_start_url')?.value;
    if (startUrl !== undefined) owners.set(fileNameOf(startUrl), { session: startUrl, holds: 'token' });
  }
  return owners;
}

function fileNameOf(key: string): string {
  return `${createHash('sha1').update(key, 'utf8').digest('hex')}.json`;
}

/** What the AWS CLI hashes for a registration's file name (botocore's BaseSSOTokenFetcher._registration_cache_key). */
function registrationKey(name: string, values: NamedValues['values']): string {
  const scopes = values
    .get('sso_registration_scopes')
    ?.value.split(',')
    .map((scope) => scope.trim());
  return pythonJson({
    region: values.get('sso_region')?.value ?? '',
    scopes: scopes?.filter((scope) => scope !== '') ?? null,
    session_name: name,
    startUrl: values.get('sso_start_url')?.value ?? '',
    tool: 'botocore',
  });
}

function torn({ path: filePath, name }: CacheFile, owner: Owner | undefined): Issue[] {
  const isRegistration = owner?.holds === 'registration' || name.startsWith('botocore-client-id-');
  const base = { filePath, fix: { by: 'moveAway' } } as const;
  if (isRegistration) {
    const facts = { file: name, ...(owner && { session: owner.session }) };
    return [{ ...base, code: 'registrationFileTorn', severity: 'error', clients: ['botocore'], facts }];
  }
  // Other tools keep their own files in this folder. Their content is not known.
  if (!isAwsCacheFileName(name)) return [];
  const facts = { file: name, ...(owner && { session: owner.session }) };
  // Other tools use hashed names too. Without a session of that name the file may be such a tool's, so no fix touches it.
  if (owner === undefined)
    return [{ filePath, code: 'tokenFileTorn', severity: 'warning', clients: ALL_CLIENTS, facts }];
  return [{ ...base, code: 'tokenFileTorn', severity: 'error', clients: ALL_CLIENTS, facts }];
}

/** `aws sso logout` asks each file for `accessToken`, then AWS with it: what is no such text, or no Region, ends it by an exception. */
function stopsLogout(json: unknown): boolean {
  if (typeof json === 'number' || typeof json === 'boolean') return true;
  if (Array.isArray(json)) return json.includes('accessToken');
  if (!isObject(json) || !('accessToken' in json)) return false;
  const { accessToken, region } = json;
  return Boolean(region) && (typeof accessToken !== 'string' || !/^[a-z0-9-]+$/i.test(String(region)));
}

function ofToken(
  { path: filePath, name }: CacheFile,
  token: JsonObject,
  owner: Owner | undefined,
  now: number,
): Issue[] {
  const forms = owner === undefined ? [] : oddTokenForms(token);
  const session = owner?.session ?? name;
  const issues = forms.map(({ form, clients }): Issue => ({
    code: 'tokenFileOddForm',
    severity: 'warning',
    clients,
    facts: { session, form },
    filePath,
    identity: form,
  }));
  const expiresAt = parseInstant(token['expiresAt']);
  if (expiresAt === undefined || expiresAt > now || isRenewable(token, now)) return issues;
  if (owner !== undefined) {
    return [...issues, { code: 'tokenFileExpired', severity: 'note', clients: [], facts: { session }, filePath }];
  }
  const daysAgo = Math.floor((now - expiresAt) / DAY_MILLIS);
  if (daysAgo < 1 || !isAwsCacheFileName(name) || !isSpentAwsToken(token, now)) return issues;
  const facts = { file: name, daysAgo, ...writtenBy(name, token) };
  return [
    ...issues,
    { code: 'tokenFileStale', severity: 'note', clients: [], facts, filePath, fix: { by: 'moveAway' } },
  ];
}

function isRenewable(token: JsonObject, now: number): boolean {
  const hasAll = ['refreshToken', 'clientId', 'clientSecret'].every((key) => typeof token[key] === 'string');
  const registrationEnds = parseInstant(token['registrationExpiresAt']);
  return hasAll && (registrationEnds === undefined || registrationEnds > now);
}

/** As the clients' parsers do: no byte order mark, nothing behind it. Undefined for what is torn. */
function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
