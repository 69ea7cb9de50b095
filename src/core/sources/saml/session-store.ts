import { LockedJson } from '../../disk/write/locked-json.ts';
import type { OwnPaths } from '../../disk/paths/own-paths.ts';
import type { Ports } from '../../ports.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import { Secret } from '../../secret.ts';
import type { SamlRole } from './assertion.ts';
import { isNumber, isObject } from '../../check.ts';
import { SILENT_WAYS, type SilentWay } from './sign-in/obtain-response.ts';

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
  /** What holds the identity provider's session, after a sign-in by it. */
  readonly renewsBy?: SilentWay;
}

/** The sessions of all SAML applications by the application's id, in one file of our own (0600). */
export class SamlSessionStore {
  readonly #file: LockedJson<ReadonlyMap<string, StoredSession>>;

  constructor(
    { samlSessionsPath, locksDir }: Pick<OwnPaths, 'samlSessionsPath' | 'locksDir'>,
    ports: Pick<Ports, 'clock' | 'alarm' | 'random'>,
  ) {
    this.#file = new LockedJson(
      {
        path: samlSessionsPath,
        locksDir,
        name: 'saml-sessions',
        parse: parseSessions,
        toJson: (sessions) => Object.fromEntries([...sessions].map(([id, session]) => [id, storable(session)])),
        empty: new Map<string, StoredSession>(),
      },
      ports,
    );
  }

  read(): Promise<ReadonlyMap<string, StoredSession>> {
    return this.#file.read();
  }

  /** Changes one session under the lock; `undefined` removes it. Returns what was written. Rejects: busy, and what writing can meet. */
  async change(
    id: string,
    change: (stored: StoredSession | undefined) => StoredSession | undefined,
  ): Promise<StoredSession | undefined> {
    let changed: StoredSession | undefined;
    await this.#file.change((before) => {
      const sessions = new Map(before);
      changed = change(sessions.get(id));
      if (changed) sessions.set(id, changed);
      else sessions.delete(id);
      return sessions;
    });
    return changed;
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
  if (!isObject(value)) return undefined;
  return new Map(
    Object.entries(value).flatMap(([id, each]) => {
      const session = parseSession(each);
      return session ? [[id, session] as const] : [];
    }),
  );
}

function parseSession(value: unknown): StoredSession | undefined {
  if (!isObject(value) || !isNumber(value['endsAtMillis'])) return undefined;
  const { endsAtMillis, roles, sessionSeconds, keys } = value;
  return {
    endsAtMillis,
    roles: Array.isArray(roles) ? roles.filter(isRole) : [],
    ...(isNumber(sessionSeconds) && { sessionSeconds }),
    keys: Array.isArray(keys) ? keys.flatMap((each: unknown) => parseKeys(each) ?? []) : [],
    isSignedOutByUser: value['isSignedOutByUser'] === true,
    ...(isSilentWay(value['renewsBy']) && { renewsBy: value['renewsBy'] }),
  };
}

function parseKeys(value: unknown): StoredKeys | undefined {
  if (!isObject(value)) return undefined;
  const { roleArn, accountId, accessKeyId, secretAccessKey, sessionToken, expiresAtMillis, mintedAtMillis } = value;
  if (typeof roleArn !== 'string' || typeof accountId !== 'string' || typeof accessKeyId !== 'string') return undefined;
  if (typeof secretAccessKey !== 'string' || typeof sessionToken !== 'string') return undefined;
  if (!isNumber(expiresAtMillis) || !isNumber(mintedAtMillis)) return undefined;
  const secrets = { secretAccessKey: new Secret(secretAccessKey), sessionToken: new Secret(sessionToken) };
  return { roleArn, mintedAtMillis, credentials: { accountId, accessKeyId, ...secrets, expiresAtMillis } };
}

function isRole(value: unknown): value is SamlRole {
  return (
    isObject(value) &&
    ['accountId', 'roleName', 'roleArn', 'providerArn'].every((member) => typeof value[member] === 'string')
  );
}

function isSilentWay(value: unknown): value is SilentWay {
  return SILENT_WAYS.some((way) => way === value);
}
