import type { RoleRef } from '../../../shared/domain/role.ts';
import type { Account, SsoSession } from '../../state.ts';
import { parseConfig } from '../../config/document/config-document.ts';
import { readSsoConfig } from '../../config/document/sso-config.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import { Secret } from '../../secret.ts';
import { sourceInfo } from '../../sources/identity-center/capabilities.ts';
import { profileEntries } from '../../sources/identity-center/profile-entries.ts';
import { roleBridgeLine } from '../../config/document/role-bridge-line.ts';
import type { AwsFiles, KnownRoles, KnownSource } from '../editor/edit-plan.ts';

/** The person's files from their texts. */
export function awsFiles(config: string, credentials = ''): AwsFiles {
  return {
    configPath: '/home/ann/.aws/config',
    config: parseConfig(config),
    credentialsPath: '/home/ann/.aws/credentials',
    credentials: parseConfig(credentials),
  };
}

export function account(accountId: string, accountName: string, ...roleNames: readonly string[]): Account {
  return { accountId, accountName, emailAddress: '', roleNames };
}

/** What the engine knows of the sessions in the files; the lists of all of them are whole unless told otherwise. */
export function knownRoles(
  { config }: AwsFiles,
  accounts: Readonly<Record<string, readonly Account[]>>,
  more: Partial<KnownRoles> & {
    readonly favourites?: readonly RoleRef[];
    readonly sessions?: readonly SsoSession[];
  } = {},
): KnownRoles {
  const { sessions = readSsoConfig(config).sessions, ...rest } = more;
  return {
    sources: sessions.map(knownSession),
    accountsOf: (sourceId) => accounts[sourceId] ?? [],
    favourites: [],
    isWhole: () => true,
    bulkRules: [],
    platform: 'linux',
    bridgeProgram: (command) => Promise.resolve(`/usr/local/bin/${command}`),
    keysOf: ({ accountId }) => Promise.resolve(testKeys(accountId)),
    roleBridge: (role) => roleBridgeLine(role, '/usr/local/bin/daypass', 'linux'),
    ...rest,
  };
}

/** A session of the config file as edits know it. */
export function knownSession(session: SsoSession): KnownSource {
  return { info: sourceInfo(session), profileEntries: (role) => profileEntries(session, role) };
}

/** Keys that are valid for an hour of a clock that starts at 0. */
export function testKeys(accountId: string, number = 1): RoleCredentials {
  return {
    accountId,
    accessKeyId: `ASIAFAKE${number}`,
    secretAccessKey: new Secret(`fake/secret+${number}`),
    sessionToken: new Secret(`fake/token==${number}`),
    expiresAtMillis: 3_600_000,
  };
}
