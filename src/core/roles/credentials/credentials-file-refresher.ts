import type { ListedStoredKeys } from '../../../shared/domain/config-edits.ts';
import { toDaypassError } from '../../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import type { Ports } from '../../ports.ts';
import { readStoredKeys, type StoredKeys } from './credentials-file-registry.ts';

/** The credentials file, as far as kept keys are concerned. */
export interface KeysFile {
  /** What stands under the name: our keys, nothing, or what is no longer ours. */
  at(profileName: string): Promise<KeysAt>;
  /** Writes keys in the place of ours, or again where there is nothing; false where the place is not ours. */
  put(stored: StoredKeys, credentials: RoleCredentials): Promise<boolean>;
  /** Takes our keys out; the name stays on the list as `isAway`, or goes for good. What is not ours stays. */
  takeOut(stored: StoredKeys, forGood: boolean): Promise<void>;
}

export type KeysAt =
  | { readonly at: 'ours'; readonly accessKeyId: string; readonly expiresAtMillis?: number }
  | { readonly at: 'gone' | 'notOurs' };

/**
 * Where a kept role's session stands: `held` can give keys; `expired` ended by itself and may be back any moment; `ended`
 * was ended by someone, here or at AWS.
 */
export type StoredKeysSession = 'held' | 'expired' | 'ended';

/** Before their end by this, keys are due: after the credential cache has begun to mint again, so that new ones come. */
const LEAD_MILLIS = 10 * 60_000;
const RETRY_MILLIS = 60_000;
const LOOK_AGAIN_MILLIS = 60 * 60_000;

/**
 * Renews the keys that stand in the credentials file, as long as the app runs and their session lives. Nobody can see
 * whether a file is read, so "in use" is: switched on, and not yet switched off or signed out. Keys whose session was
 * ended go at once, those whose session expired with their own end, and come back with the next sign-in.
 */
export class CredentialsFileRefresher {
  readonly #ports: Pick<Ports, 'clock' | 'alarm' | 'log'>;
  readonly #listPath: string;
  readonly #file: KeysFile;
  readonly #keysOf: (role: RoleRef) => Promise<RoleCredentials>;
  readonly #sessionOf: (sourceId: string) => StoredKeysSession;
  #cancelAlarm: () => void = () => undefined;
  #looking: Promise<void> | undefined;
  #mustLookAgain = false;
  #isRunning = false;

  constructor(
    ports: Pick<Ports, 'clock' | 'alarm' | 'log'>,
    listPath: string,
    file: KeysFile,
    keysOf: (role: RoleRef) => Promise<RoleCredentials>,
    sessionOf: (sourceId: string) => StoredKeysSession,
  ) {
    this.#ports = ports;
    this.#listPath = listPath;
    this.#file = file;
    this.#keysOf = keysOf;
    this.#sessionOf = sessionOf;
  }

  start(): void {
    this.#isRunning = true;
  }

  /** Ends the alarm and waits for a write under way. Keys stay for the rest of their life; the next start sees to them. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    this.#cancelAlarm();
    await this.#looking;
  }

  /** Compares every kept role with file, session and clock; harmless at any time, and nothing while not started. */
  look(): Promise<void> {
    if (!this.#isRunning) return Promise.resolve();
    if (this.#looking) {
      this.#mustLookAgain = true;
      return this.#looking;
    }
    this.#looking = this.#lookAtAll().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /** The kept roles, with the end of the keys that stand there. */
  async list(): Promise<readonly ListedStoredKeys[]> {
    const stored = await readStoredKeys(this.#listPath);
    return Promise.all(
      stored.map(async ({ profileName, role }) => {
        const place = await this.#file.at(profileName);
        const expiresAtMillis = place.at === 'ours' ? place.expiresAtMillis : undefined;
        return expiresAtMillis === undefined ? { profileName, role } : { profileName, role, expiresAtMillis };
      }),
    );
  }

  /** At a sign-out: takes the session's keys out, for good. Rejects with what writing can meet, after all were tried. */
  async endSession(sourceId: string): Promise<void> {
    const stored = await readStoredKeys(this.#listPath);
    const ended = stored.filter(({ role }) => role.sourceId === sourceId);
    const results = await Promise.allSettled(ended.map((one) => this.#file.takeOut(one, true)));
    const failure = results.find((result) => result.status === 'rejected');
    if (failure) throw failure.reason;
  }

  async #lookAtAll(): Promise<void> {
    do {
      this.#mustLookAgain = false;
      const dueMillis: number[] = [];
      for (const stored of await readStoredKeys(this.#listPath)) dueMillis.push(await this.#lookAt(stored));
      this.#arm(dueMillis);
    } while (this.#mustLookAgain && this.#isRunning);
  }

  #arm(dueMillis: readonly number[]): void {
    this.#cancelAlarm();
    if (dueMillis.length === 0 || !this.#isRunning) return;
    this.#cancelAlarm = this.#ports.alarm.set(Math.min(...dueMillis), () => void this.look());
  }

  /** Answers when to look again. */
  async #lookAt(stored: StoredKeys): Promise<number> {
    const now = this.#ports.clock.nowMillis();
    try {
      return await this.#applyWithoutBackup(stored, now);
    } catch (thrown) {
      const { code } = toDaypassError(thrown);
      this.#ports.log.warn('keptKeysNotTended', { profile: stored.profileName, code });
      // Signed out: the session's change brings us back; the end of the keys must still be met.
      return now + RETRY_MILLIS;
    }
  }

  async #applyWithoutBackup(stored: StoredKeys, now: number): Promise<number> {
    const session = this.#sessionOf(stored.role.sourceId);
    const place = await this.#file.at(stored.profileName);
    if (place.at === 'notOurs' || (place.at === 'gone' && !stored.isAway)) {
      // Someone took the keys away, or put others there: theirs to decide, but not in silence.
      this.#ports.log.warn('keptKeysTakenOver', { profile: stored.profileName, reason: place.at });
      await this.#file.takeOut(stored, true);
      return now + LOOK_AGAIN_MILLIS;
    }
    const endsAtMillis = place.at === 'ours' ? (place.expiresAtMillis ?? 0) : 0;
    const isOver = now >= endsAtMillis;
    if (session === 'held') {
      const dueAtMillis = endsAtMillis - LEAD_MILLIS;
      if (now < dueAtMillis) return dueAtMillis;
      try {
        return await this.#renew(stored, place, now);
      } catch (thrown) {
        if (isOver && place.at === 'ours') await this.#file.takeOut(stored, false);
        throw thrown;
      }
    }
    if (place.at === 'gone') return now + LOOK_AGAIN_MILLIS;
    if (session === 'expired' && !isOver) return endsAtMillis;
    await this.#file.takeOut(stored, false);
    return now + LOOK_AGAIN_MILLIS;
  }

  async #renew(stored: StoredKeys, place: KeysAt, now: number): Promise<number> {
    const credentials = await this.#keysOf(stored.role);
    const isSame = place.at === 'ours' && place.accessKeyId === credentials.accessKeyId;
    if (!isSame) await this.#file.put(stored, credentials);
    return Math.max(now + RETRY_MILLIS, credentials.expiresAtMillis - LEAD_MILLIS);
  }
}
