import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readOwnSettled, refuseAnothers } from '../../disk/read/foreign-file.ts';
import { writeFileAtomically } from '../../disk/write/atomic-write.ts';
import type { AwsPaths } from '../../disk/paths/aws-paths.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import { Secret } from '../../secret.ts';
import { isObject } from '../../check.ts';

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

/** The file's name is the hash of `login_session`. */
export function loginFilePath(loginSession: string, { loginCacheDir }: Pick<AwsPaths, 'loginCacheDir'>): string {
  return join(loginCacheDir, `${createHash('sha256').update(loginSession.trim()).digest('hex')}.json`);
}

/**
 * Undefined for a file that is missing, truncated or without what a renewal needs, and for one of another user: it would
 * sign the person in as somebody else. The AWS CLI writes it in place, so that
 * half of it is read again (`waitAMoment` comes before).
 */
export async function readLoginFile(
  path: string,
  waitAMoment?: () => void | Promise<void>,
): Promise<LoginFile | undefined> {
  const read = await readOwnSettled(path, MOST_BYTES, (bytes) => jsonIn(bytes) === undefined, waitAMoment);
  return read.at === 'read' ? parse(jsonIn(read.bytes)) : undefined;
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Rejects: fileForbidden (also for another user's file or link), diskFull, diskFailed. */
export async function writeLoginFile(
  path: string,
  content: Readonly<Record<string, unknown>>,
  beforeRename: (identity: string) => void,
): Promise<void> {
  await refuseAnothers(path);
  await writeFileAtomically(path, Buffer.from(JSON.stringify(content)), { beforeRename });
}

function parse(content: unknown): LoginFile | undefined {
  if (!isObject(content) || !isObject(content['accessToken'])) return undefined;
  const { accessKeyId, secretAccessKey, sessionToken, accountId, expiresAt } = content['accessToken'];
  const { clientId, refreshToken, dpopKey, signInRegion } = content;
  if (!isText(accessKeyId) || !isText(secretAccessKey) || !isText(sessionToken) || !isText(expiresAt)) return undefined;
  if (!isText(clientId) || !isText(refreshToken) || !isText(dpopKey)) return undefined;
  // The SDK for Go writes nanoseconds, which V8 reads.
  const expiresAtMillis = Date.parse(expiresAt);
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

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
