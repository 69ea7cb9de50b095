import {
  AWS_CLIENTS,
  type AwsClient,
  type FailingClient,
  type Finding,
  type FindingCode,
  type ProfileHealth,
  type RefusingClient,
} from '../../../shared/domain/findings.ts';
import { READ_AS } from '../../config/clients/read-as.ts';
import type { AwsFiles } from '../../profiles/editor/edit-plan.ts';
import { namedInConfig, namedInCredentials, type ByName } from '../named-values.ts';
import { FindingsByOwner } from './findings-by-owner.ts';
import { usableProfile, type ReadFiles, type Usable } from './usable-profile.ts';

export interface Health {
  readonly profiles: readonly ProfileHealth[];
  readonly refusedBy: readonly RefusingClient[];
}

const HEALTHY: Health = { profiles: [], refusedBy: [] };
const EXPLAINED_BY_AT_MOST = 5;

/** Errors that are about what each client reads, which is looked at for each client by itself. */
const READ_BY_CLIENT: ReadonlySet<FindingCode> = new Set([
  'sessionMissing',
  'sessionIncomplete',
  'profileIncomplete',
  'sourceProfileMissing',
  'sourceProfileLoop',
]);

/**
 * Returns which clients can't use which profiles, and why. Each client's own reading of the files decides whether a
 * profile leads to keys; errors among the findings that affect the client decide the rest. Where no finding is about the
 * two files, all clients read them alike and every profile works.
 */
export function profileHealth(files: AwsFiles, findings: readonly Finding[]): Health {
  const { configPath, credentialsPath } = files;
  const inFiles = findings.filter(({ filePath }) => filePath === configPath || filePath === credentialsPath);
  if (inFiles.every(({ clients }) => clients.length === 0)) return HEALTHY;

  const readings = AWS_CLIENTS.map((client) => [client, readBy(client, files)] as const);
  const refusing = readings.filter(([, read]) => isRefused(read)).map(([client]) => client);
  const reading = readings.filter(([client]) => !refusing.includes(client));
  const named = namedInConfig(files.config).profiles;
  const byOwner = new FindingsByOwner(inFiles, named);
  const names = new Set([...named.keys(), ...namedInCredentials(files.credentials).keys()]);
  const profiles = [...names].flatMap((profileName): ProfileHealth[] => {
    const failing = failingClients(
      profileName,
      reading,
      byOwner.about(profileName),
      isSettingsOnly(profileName, named),
    );
    return failing.length === 0 ? [] : [{ profileName, failing }];
  });
  return {
    profiles,
    refusedBy: refusing.map((client) => ({ client, findingIds: idsFor(client, refusals(inFiles, client)) })),
  };
}

function readBy(client: AwsClient, { config, credentials }: AwsFiles): ReadFiles {
  return {
    config: READ_AS[client](config.bytes, 'config'),
    credentials: READ_AS[client](credentials.bytes, 'credentials'),
  };
}

function isRefused({ config, credentials }: ReadFiles): boolean {
  return config.refused !== undefined || credentials.refused !== undefined;
}

function failingClients(
  profileName: string,
  reading: readonly (readonly [AwsClient, ReadFiles])[],
  findings: readonly Finding[],
  isWithoutKeys: boolean,
): FailingClient[] {
  return reading.flatMap(([client, read]): FailingClient[] => {
    const usable: Usable = usableProfile(profileName, read);
    const isUsable = usable === 'works' || (isWithoutKeys && (usable === 'noKeys' || usable === 'unseen'));
    if (!isUsable) return [{ client, why: usable, findingIds: idsFor(client, findings) }];
    const errors = findings.filter(
      ({ severity, code, clients }) => severity === 'error' && !READ_BY_CLIENT.has(code) && clients.includes(client),
    );
    return errors.length === 0 ? [] : [{ client, why: 'finding', findingIds: idsFor(client, errors) }];
  });
}

/** Findings come with the gravest first. */
function idsFor(client: AwsClient, findings: readonly Finding[]): readonly string[] {
  const affecting = findings.filter(({ clients, severity }) => clients.includes(client) && severity !== 'note');
  return affecting.slice(0, EXPLAINED_BY_AT_MOST).map(({ id }) => id);
}

/** What may make a client refuse a file. */
function refusals(findings: readonly Finding[], client: AwsClient): readonly Finding[] {
  return findings.filter(
    ({ severity, clients, code }) => severity === 'error' && clients.includes(client) && !READ_BY_CLIENT.has(code),
  );
}

/** Whether the file gives the profile no way to keys, so that no client misses one. */
function isSettingsOnly(profileName: string, named: ByName): boolean {
  const keys = ['role_arn', 'sso_session', 'sso_start_url', 'credential_process', 'aws_access_key_id', 'login_session'];
  const values = named.get(profileName)?.values;
  return values === undefined || keys.every((key) => !values.has(key));
}
