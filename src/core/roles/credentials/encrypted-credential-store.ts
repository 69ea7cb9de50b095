import { isSamePortal } from '../../../shared/text/start-url.ts';
import { createHash } from 'node:crypto';
import { readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { toDaypassError } from '../../../shared/errors/daypass-error.ts';
import { roleKey, type RoleRef } from '../../../shared/domain/role.ts';
import { errnoOf, toDiskError } from '../../disk/read/disk-error.ts';
import { readOwnJson, writeOwnJson } from '../../disk/write/own-json.ts';
import type { Clock, Log, Vault } from '../../ports.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import { Secret } from '../../secret.ts';
import { isNumber, isObject } from '../../check.ts';

export interface Minted {
  readonly credentials: RoleCredentials;
  readonly mintedAtMillis: number;
}

/** The portal a session's keys come from. */
interface Portal {
  readonly startUrl: string;
  readonly region: string;
}

interface SealedFile {
  /** Beside the seal: what has expired goes without the vault being asked. */
  readonly expiresAtMillis: number;
  readonly sealed: Buffer;
}

interface Ports {
  readonly clock: Clock;
  readonly log: Log;
  readonly vault?: Vault;
}

const FILE_NAME = /^[0-9a-f]{16}-[0-9a-f]{64}\.json$/;

/**
 * Role credentials sealed by the OS vault, one file per role in our own folder, so that they outlive this process.
 * Only a help: whatever fails here is logged by its code and nothing rejects. Everything is done one after the other.
 * Without a vault (command line) nothing is kept or read, but a session is still forgotten.
 */
export class EncryptedCredentialStore {
  readonly #ports: Ports;
  readonly #vaultDir: string;
  readonly #portalOf: (sourceId: string) => Promise<Portal | undefined>;
  #last: Promise<unknown> = Promise.resolve();

  /** `portalOf` answers nothing for a session that has no token: keys are neither kept nor given then. */
  constructor(ports: Ports, vaultDir: string, portalOf: (sourceId: string) => Promise<Portal | undefined>) {
    this.#ports = ports;
    this.#vaultDir = vaultDir;
    this.#portalOf = portalOf;
  }

  /** Live or not; undefined where there are none, where they are another portal's, or where the vault gives nothing. */
  recall(role: RoleRef): Promise<Minted | undefined> {
    return this.#next(async () => {
      const vault = await this.#allowedVault();
      const file = vault && (await readOwnJson(this.#pathOf(role), parseFile));
      if (!vault || !file) return undefined;
      const stored = parseStored(await this.#opened(vault, file, this.#pathOf(role)), role);
      const portal = await this.#portalOf(role.sourceId);
      return stored && portal && isSamePortal(stored.portal, portal) ? stored : undefined;
    });
  }

  /** `isWanted` is asked when it is about to happen: the session may have been forgotten since. */
  store(role: RoleRef, minted: Minted, isWanted: () => boolean): void {
    void this.#next(async () => {
      const vault = await this.#allowedVault();
      const portal = vault && (await this.#portalOf(role.sourceId));
      if (!portal) return;
      const sealed = Buffer.from(await vault.seal(storedText(role, minted, portal)));
      if (!isWanted() || !vault.isAllowed()) return;
      const { expiresAtMillis } = minted.credentials;
      await writeOwnJson(this.#pathOf(role), { expiresAtMillis, sealed: sealed.toString('base64') });
    });
  }

  forgetSession(sourceId: string): void {
    const prefix = `${sessionHash(sourceId)}-`;
    void this.#next(() => this.#remove((name) => name.startsWith(prefix)));
  }

  /** Removes what has expired or is torn; everything, once the person allows it no more. */
  tidy(): Promise<void> {
    return this.#next(async () => {
      if (this.#ports.vault && !(await this.#allowedVault())) return;
      const now = this.#ports.clock.nowMillis();
      await this.#remove(async (name) => {
        const file = await readOwnJson(join(this.#vaultDir, name), parseFile);
        return file === undefined || file.expiresAtMillis <= now;
      });
    });
  }

  /** When everything asked for so far is done. */
  async settled(): Promise<void> {
    await this.#last;
  }

  #next<T>(work: () => Promise<T>): Promise<T | undefined> {
    const done = this.#last.then(work).catch((thrown: unknown) => {
      this.#ports.log.warn('vault.failed', { code: toDaypassError(thrown).code });
      return undefined;
    });
    this.#last = done;
    return done;
  }

  /** Where it is allowed no more, what was kept is removed. */
  async #allowedVault(): Promise<Vault | undefined> {
    const { vault } = this.#ports;
    if (vault?.isAllowed() === true) return vault;
    if (vault) await this.#remove(() => true);
    return undefined;
  }

  /** What can't be opened was sealed by another key, or torn: it never can be. A locked vault costs a new minting only. */
  async #opened(vault: Vault, { sealed }: SealedFile, path: string): Promise<string> {
    try {
      return await vault.open(sealed);
    } catch (thrown) {
      await removeFile(path);
      throw thrown;
    }
  }

  async #remove(isGoing: (name: string) => boolean | Promise<boolean>): Promise<void> {
    const names = await readdir(this.#vaultDir).catch((thrown: unknown) => {
      if (errnoOf(thrown) === 'ENOENT') return [];
      throw toDiskError(thrown, this.#vaultDir);
    });
    for (const name of names) {
      if (FILE_NAME.test(name) && (await isGoing(name))) await removeFile(join(this.#vaultDir, name));
    }
  }

  #pathOf(role: RoleRef): string {
    return join(this.#vaultDir, `${sessionHash(role.sourceId)}-${sha256(roleKey(role))}.json`);
  }
}

async function removeFile(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (thrown) {
    if (errnoOf(thrown) !== 'ENOENT') throw toDiskError(thrown, path);
  }
}

function storedText(role: RoleRef, { credentials, mintedAtMillis }: Minted, { startUrl, region }: Portal): string {
  const { accessKeyId, secretAccessKey, sessionToken, expiresAtMillis } = credentials;
  return JSON.stringify({
    startUrl,
    region,
    role: roleKey(role),
    accessKeyId,
    secretAccessKey: secretAccessKey.reveal(),
    sessionToken: sessionToken.reveal(),
    expiresAtMillis,
    mintedAtMillis,
  });
}

function parseStored(text: string, role: RoleRef): (Minted & { readonly portal: Portal }) | undefined {
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) return undefined;
  const { startUrl, region, accessKeyId, secretAccessKey, sessionToken } = value;
  const { expiresAtMillis, mintedAtMillis } = value;
  if (typeof startUrl !== 'string' || typeof region !== 'string' || value['role'] !== roleKey(role)) return undefined;
  if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string') return undefined;
  if (typeof sessionToken !== 'string' || !isNumber(expiresAtMillis) || !isNumber(mintedAtMillis)) return undefined;
  return {
    portal: { startUrl, region },
    mintedAtMillis,
    credentials: {
      accountId: role.accountId,
      accessKeyId,
      secretAccessKey: new Secret(secretAccessKey),
      sessionToken: new Secret(sessionToken),
      expiresAtMillis,
    },
  };
}

function parseFile(value: unknown): SealedFile | undefined {
  if (!isObject(value)) return undefined;
  const { expiresAtMillis, sealed } = value;
  if (!isNumber(expiresAtMillis) || typeof sealed !== 'string') return undefined;
  return { expiresAtMillis, sealed: Buffer.from(sealed, 'base64') };
}

function sessionHash(sourceId: string): string {
  return sha256(sourceId).slice(0, 16);
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
