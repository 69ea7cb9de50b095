import { join } from 'node:path';
import { withFileLock } from '../../disk/write/file-lock.ts';
import { readOwnJson, writeOwnJson } from '../../disk/write/own-json.ts';
import type { OwnPaths } from '../../disk/paths/own-paths.ts';
import type { Ports } from '../../ports.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import { Secret } from '../../secret.ts';
import type { SamlRole } from './assertion.ts';

export interface StoredKeys {
  readonly roleArn: string;
  readonly credentials: RoleCredentials;
  readonly mintedAtMillis: number;
}

/** What is left of a sign-in at an identity provider. The assertion itself is never stored. */
export interface StoredSession {
  /** When the last of its keys expires. */
  readonly endsAtMillis: number;
  readonly roles: readonly SamlRole[];
  /** SessionDuration of the assertion, in seconds. */
  readonly sessionSeconds?: number;
  readonly keys: readonly StoredKeys[];
  readonly isSignedOutByUser: boolean;
  /** True after a sign-in by an installed browser, whose profile holds the identity provider's session. */
  readonly canRenewSilently: boolean;
}

const LOCK_WAIT_MILLIS = 5_000;

/** The sessions of all SAML applications by the application's id, in one file of our own (0600). */
export class SamlSessionStore {
  readonly #path: string;
  readonly #lockPath: string;
  readonly #ports: Pick<Ports, 'clock' | 'alarm' | 'random'>;

  constructor(
    { samlSessionsPath, locksDir }: Pick<OwnPaths, 'samlSessionsPath' | 'locksDir'>,
    ports: Pick<Ports, 'clock' | 'alarm' | 'random'>,
  ) {
    this.#path = samlSessionsPath;
    this.#lockPath = join(locksDir, 'saml-sessions.lock');
    this.#ports = ports;
  }

  async read(): Promise<ReadonlyMap<string, StoredSession>> {
    return (await readOwnJson(this.#path, parseSessions)) ?? new Map<string, StoredSession>();
  }

  /** Changes one session under the lock; `undefined` removes it. Returns what was written. Rejects: busy, and what writing can meet. */
  change(
    id: string,
    change: (stored: StoredSession | undefined) => StoredSession | undefined,
  ): Promise<StoredSession | undefined> {
    return withFileLock(this.#lockPath, { ...this.#ports, waitMillis: LOCK_WAIT_MILLIS }, async () => {
      const sessions = new Map(await this.read());
      const changed = change(sessions.get(id));
      if (changed) sessions.set(id, changed);
      else sessions.delete(id);
      await writeOwnJson(
        this.#path,
        Object.fromEntries([...sessions].map(([each, session]) => [each, storable(session)])),
      );
      return changed;
    });
  }
}

function storable({ keys, ...session }: StoredSession): Readonly<Record<string, unknown>> {
  return {
    ...session,
    keys: keys.map(({ roleArn, credentials, mintedAtMillis }) => ({
      roleArn,
      mintedAtMillis,
      ...credentials,
      secretAccessKey: credentials.secretAccessKey.reveal(),
      sessionToken: credentials.sessionToken.reveal(),
    })),
  };
}

function parseSessions(value: unknown): ReadonlyMap<string, StoredSession> | undefined {
  if (!isRecord(value)) return undefined;
  return new Map(
    Object.entries(value).flatMap(([id, each]) => {
      const session = parseSession(each);
      return session ? [[id, session] as const] : [];
    }),
  );
}

function parseSession(value: unknown): StoredSession | undefined {
  if (!isRecord(value) || !isInstant(value['endsAtMillis'])) return undefined;
  const { endsAtMillis, roles, sessionSeconds, keys } = value;
  return {
    endsAtMillis,
    roles: Array.isArray(roles) ? roles.filter(isRole) : [],
    ...(isInstant(sessionSeconds) && { sessionSeconds }),
    keys: Array.isArray(keys) ? keys.flatMap((each: unknown) => parseKeys(each) ?? []) : [],
    isSignedOutByUser: value['isSignedOutByUser'] === true,
    canRenewSilently: value['canRenewSilently'] === true,
  };
}

function parseKeys(value: unknown): StoredKeys | undefined {
  if (!isRecord(value)) return undefined;
  const { roleArn, accountId, accessKeyId, secretAccessKey, sessionToken, expiresAtMillis, mintedAtMillis } = value;
  if (typeof roleArn !== 'string' || typeof accountId !== 'string' || typeof accessKeyId !== 'string') return undefined;
  if (typeof secretAccessKey !== 'string' || typeof sessionToken !== 'string') return undefined;
  if (!isInstant(expiresAtMillis) || !isInstant(mintedAtMillis)) return undefined;
  const secrets = { secretAccessKey: new Secret(secretAccessKey), sessionToken: new Secret(sessionToken) };
  return { roleArn, mintedAtMillis, credentials: { accountId, accessKeyId, ...secrets, expiresAtMillis } };
}

function isRole(value: unknown): value is SamlRole {
  return (
    isRecord(value) &&
    ['accountId', 'roleName', 'roleArn', 'providerArn'].every((member) => typeof value[member] === 'string')
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isInstant(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
