import { createHash } from 'node:crypto';
import { isAbsolute, join } from 'node:path';
import { readBounded } from '../../disk/read/read-bounded.ts';
import { writeFileAtomically } from '../../disk/write/atomic-write.ts';
import type { Surroundings } from '../../ports.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import { Secret } from '../../secret.ts';

const MOST_BYTES = 1024 * 1024;

/** A sign-in of `aws login`, as the AWS CLI stores it (awscli 2.38, `customizations/login`). */
export interface LoginFile {
  readonly keys: RoleCredentials;
  readonly clientId: string;
  readonly refreshToken: Secret;
  /** A P-256 private key in SEC1 PEM: the SDK for Go reads no other form. */
  readonly dpopKey: Secret;
  /** The Region that can renew it, where a writer has noted that. */
  readonly signInRegion?: string;
  /** The file as it is: members that Daypass does not know are kept. */
  readonly content: Readonly<Record<string, unknown>>;
}

/** `~/.aws/login/cache/SHA256.json`, or in the folder that AWS_LOGIN_CACHE_DIRECTORY names. */
export function loginFilePath(loginSession: string, { env, homeDir }: Pick<Surroundings, 'env' | 'homeDir'>): string {
  const chosen = env['AWS_LOGIN_CACHE_DIRECTORY'];
  const dir = chosen && isAbsolute(chosen) ? chosen : join(homeDir, '.aws', 'login', 'cache');
  return join(dir, `${createHash('sha256').update(loginSession.trim(), 'utf8').digest('hex')}.json`);
}

/** Undefined for a file that is missing, truncated or without what a renewal needs. */
export async function readLoginFile(path: string): Promise<LoginFile | undefined> {
  const read = await readBounded(path, MOST_BYTES);
  if (read.at !== 'read') return undefined;
  try {
    return parse(JSON.parse(read.bytes.toString('utf8')));
  } catch {
    return undefined;
  }
}

/** Rejects: fileForbidden, diskFull, diskFailed. */
export async function writeLoginFile(path: string, content: Readonly<Record<string, unknown>>): Promise<void> {
  await writeFileAtomically(path, Buffer.from(JSON.stringify(content), 'utf8'));
}

function parse(content: unknown): LoginFile | undefined {
  if (!isRecord(content) || !isRecord(content['accessToken'])) return undefined;
  const { accessKeyId, secretAccessKey, sessionToken, accountId, expiresAt } = content['accessToken'];
  const { clientId, refreshToken, dpopKey, signInRegion } = content;
  if (!isText(accessKeyId) || !isText(secretAccessKey) || !isText(sessionToken) || !isText(expiresAt)) return undefined;
  if (!isText(clientId) || !isText(refreshToken) || !isText(dpopKey)) return undefined;
  // The SDK for Go writes nanoseconds.
  const expiresAtMillis = Date.parse(expiresAt.replace(/(\.\d{3})\d+Z$/u, '$1Z'));
  if (Number.isNaN(expiresAtMillis)) return undefined;
  return {
    keys: {
      accountId: isText(accountId) ? accountId : '',
      accessKeyId,
      secretAccessKey: new Secret(secretAccessKey),
      sessionToken: new Secret(sessionToken),
      expiresAtMillis,
    },
    clientId,
    refreshToken: new Secret(refreshToken),
    dpopKey: new Secret(dpopKey),
    ...(isText(signInRegion) && { signInRegion }),
    content,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
