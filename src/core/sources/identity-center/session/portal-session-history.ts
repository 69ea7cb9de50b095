import { createHash } from 'node:crypto';
import { toDaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { CachedToken } from '../tokens/token-cache.ts';
import { LockedJson } from '../../../disk/write/locked-json.ts';
import type { Ports } from '../../../ports.ts';
import {
  afterEnd,
  afterRenewal,
  afterSignIn,
  afterSignOut,
  afterTokenSeen,
  estimatedEndMillis,
  NO_RECORD,
  type PortalRecord,
  type SeenToken,
} from './estimate-portal-lifetime.ts';

type Token = CachedToken & { readonly lifeMillis?: number };
type Records = ReadonlyMap<string, PortalRecord>;

type PortalHistoryPorts = Pick<Ports, 'clock' | 'alarm' | 'random' | 'log'>;

/**
 * What is known of every session's portal sessions, in a file of ours that several processes write: under a lock, and
 * read again before each change.
 */
export class PortalSessionHistory {
  readonly #file: LockedJson<Records>;
  readonly #ports: PortalHistoryPorts;
  #records: Records = new Map();
  #loading: Promise<void> | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    { portalHistoryPath, locksDir }: { portalHistoryPath: string; locksDir: string },
    ports: PortalHistoryPorts,
  ) {
    this.#file = new LockedJson<Records>(
      {
        path: portalHistoryPath,
        locksDir,
        name: 'portal-sessions',
        parse: parseRecords,
        toJson: Object.fromEntries,
        empty: new Map(),
      },
      ports,
    );
    this.#ports = ports;
  }

  estimatedEndMillis(sessionName: string): number | undefined {
    const record = this.#records.get(sessionName);
    return record && estimatedEndMillis(record, this.#ports.clock.nowMillis());
  }

  /** When the portal session of now began, where it is known. */
  sinceMillis(sessionName: string): number | undefined {
    return this.#records.get(sessionName)?.signedInAtMillis;
  }

  /** A token stands in the session's file. */
  async seen(sessionName: string, token: Token): Promise<void> {
    await (this.#loading ??= this.reload());
    const seen = seenToken(token);
    if (seen) this.#change(sessionName, (record) => afterTokenSeen(record, seen));
  }

  signedIn(sessionName: string, token: Token): void {
    const seen = seenToken(token);
    if (seen) this.#change(sessionName, (record) => afterSignIn(record, seen));
  }

  renewed(sessionName: string, token: Token): void {
    const seen = seenToken(token);
    if (seen) this.#change(sessionName, (record) => afterRenewal(record, seen));
  }

  /** AWS refused to renew a token whose registration lives: its portal session has ended. */
  ended(sessionName: string): void {
    this.#change(sessionName, (record) => afterEnd(record, this.#ports.clock.nowMillis()));
  }

  signedOut(sessionName: string): void {
    this.#change(sessionName, (record) => afterSignOut(record, this.#ports.clock.nowMillis()));
  }

  /** Takes what other processes have learned meanwhile. */
  async reload(): Promise<void> {
    await this.#writing;
    const records = await this.#file.read();
    if (records.size > 0) this.#records = records;
  }

  /** Resolves once all that was learned so far is on disk, or could not be put there. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  #change(sessionName: string, change: (record: PortalRecord) => PortalRecord): void {
    const before = this.#records.get(sessionName) ?? NO_RECORD;
    const after = change(before);
    if (after === before) return;
    this.#records = new Map(this.#records).set(sessionName, after);
    this.#writing = this.#writing.then(() => this.#write(sessionName, after));
  }

  async #write(sessionName: string, record: PortalRecord): Promise<void> {
    try {
      await this.#file.change((records) => new Map(records).set(sessionName, record));
    } catch (thrown) {
      this.#ports.log.warn('portalBookNotSaved', { code: toDaypassError(thrown).code });
    }
  }
}

/** Undefined for a token that nobody renews: its portal session's end doesn't show. */
function seenToken({ refreshToken, clientId, expiresAtMillis, lifeMillis }: Token): SeenToken | undefined {
  if (!refreshToken || clientId === undefined || lifeMillis === undefined) return undefined;
  const client = createHash('sha256').update(clientId, 'utf8').digest('base64url').slice(0, 16);
  return { client, expiresAtMillis, madeAtMillis: expiresAtMillis - lifeMillis };
}

function parseRecords(value: unknown): Records | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value).flatMap(([name, each]) => (isRecord(each) ? [[name, each] as const] : [])));
}

function isRecord(value: unknown): value is PortalRecord {
  if (typeof value !== 'object' || value === null) return false;
  if (!('livesMillis' in value) || !Array.isArray(value.livesMillis) || !value.livesMillis.every(isInstant))
    return false;
  const { livesMillis: _lives, client, ...instants } = value as Record<string, unknown>;
  return (client === undefined || typeof client === 'string') && Object.values(instants).every(isInstant);
}

function isInstant(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
