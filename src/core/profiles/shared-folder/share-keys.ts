import { toDaypassError, type DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import type { Ports } from '../../ports.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import { writeOut } from '../../roles/output/write-out.ts';
import { sharedConfig, type SharedRole } from './shared-config.ts';
import { withSharedFolder, type SharedFolder } from './shared-folder.ts';

/** The engine, as far as sharing keys needs it. */
export interface ShareSource {
  issue(role: RoleRef, signal: AbortSignal): Promise<RoleCredentials>;
  /** Whether the person signed out of the role's source: its keys are then removed from the folder at once. */
  isSignedOutByPerson(role: RoleRef): boolean;
  /** Calls back whenever sessions may have changed. Returns an unsubscribe. */
  subscribe(listener: () => void): () => void;
}

export interface ShareRequest {
  readonly dir: string;
  /** Where other programs see the folder. */
  readonly folderAsRead: string;
  readonly roles: readonly SharedRole[];
  /** Called once all files are there. */
  readonly onReady: () => void;
  /** Called when renewing begins to fail, and with undefined when it works again. */
  readonly onTrouble: (role: RoleRef, error: DaypassError | undefined) => void;
  /** Ends the sharing. */
  readonly signal: AbortSignal;
}

type SharePorts = Pick<Ports, 'alarm' | 'clock' | 'random'>;

/** As the credential cache renews: at 15 minutes, or a third of a short life, before the end. */
const LEAD_MILLIS = 15 * 60_000;
const RETRY_MILLIS = 30_000;
/** Timers stand still while a machine sleeps. */
const LONGEST_SLEEP_MILLIS = 30_000;
const LEAST_SLEEP_MILLIS = 1000;

/**
 * Stores keys of roles in a folder for programs that can't reach Daypass, renews them, and removes them at the end. Keys
 * that live stay while newer ones can't be had. Rejects with what the first issue rejects with, before anything is
 * written, and as `withSharedFolder`.
 */
export async function shareKeys(request: ShareRequest, source: ShareSource, ports: SharePorts): Promise<void> {
  const { dir, folderAsRead, roles, signal } = request;
  const config = sharedConfig(roles, folderAsRead);
  const first = await Promise.all(roles.map(({ role }) => source.issue(role, signal)));
  await withSharedFolder(dir, ports, async (folder) => {
    const ended = new AbortController();
    const stop = AbortSignal.any([signal, ended.signal]);
    const renewals = roles.map(
      ({ role }, index) => new Renewal({ request, source, ports, folder, role, index, signal: stop }),
    );
    try {
      // The config first: it tells a later share that the keys are not the person's own.
      await folder.writeConfig(config);
      await Promise.all(renewals.map((renewal, index) => renewal.write(first[index])));
      request.onReady();
      await Promise.all(renewals.map((renewal) => renewal.run()));
    } finally {
      // One that fails must not leave another writing.
      ended.abort();
      await Promise.allSettled(renewals.map((renewal) => renewal.ended));
    }
  });
}

interface RenewalParts {
  readonly request: ShareRequest;
  readonly source: ShareSource;
  readonly ports: SharePorts;
  readonly folder: SharedFolder;
  readonly role: RoleRef;
  readonly index: number;
  readonly signal: AbortSignal;
}

/** Keeps the key file of one role up to date. */
class Renewal {
  readonly #parts: RenewalParts;
  #written: RoleCredentials | undefined;
  #writtenAtMillis = 0;
  #troubleCode: string | undefined;
  /** The last try brought no newer keys. */
  #isLate = false;
  #wasSignedOut = false;
  ended: Promise<void> = Promise.resolve();

  constructor(parts: RenewalParts) {
    this.#parts = parts;
  }

  async write(credentials: RoleCredentials | undefined): Promise<void> {
    if (credentials === undefined || credentials === this.#written) return;
    const { folder, index, ports } = this.#parts;
    await folder.writeKeys(index, writeOut(credentials, 'json'));
    this.#written = credentials;
    this.#writtenAtMillis = ports.clock.nowMillis();
  }

  /** Until the signal aborts. */
  run(): Promise<void> {
    this.ended = this.#run();
    return this.ended;
  }

  async #run(): Promise<void> {
    const { signal } = this.#parts;
    while (!signal.aborted) {
      const isRenewed = await this.#sleepUntilDue().then(
        () => true,
        () => false,
      );
      if (isRenewed) await this.#renew();
    }
  }

  async #renew(): Promise<void> {
    const { source, folder, role, index, signal } = this.#parts;
    const before = this.#written;
    this.#wasSignedOut = source.isSignedOutByPerson(role);
    try {
      if (this.#wasSignedOut) {
        await folder.removeKeys(index);
        this.#written = undefined;
      }
      await this.write(await source.issue(role, signal));
      this.#report(undefined);
    } catch (thrown) {
      if (!signal.aborted) this.#report(toDaypassError(thrown));
    }
    this.#isLate = this.#written === before;
  }

  #report(error: DaypassError | undefined): void {
    if (this.#troubleCode === error?.code) return;
    this.#troubleCode = error?.code;
    this.#parts.request.onTrouble(this.#parts.role, error);
  }

  /** Resolves when keys are to be asked for: they are near their end, the last try failed, or the session has changed. */
  async #sleepUntilDue(): Promise<void> {
    const { source, ports, role, signal } = this.#parts;
    const changed = new AbortController();
    const unsubscribe = source.subscribe(() => {
      const isSignedOut = source.isSignedOutByPerson(role);
      if (isSignedOut !== this.#wasSignedOut || (!isSignedOut && this.#troubleCode !== undefined)) changed.abort();
    });
    if (source.isSignedOutByPerson(role) !== this.#wasSignedOut) changed.abort();
    const dueMillis = this.#dueMillis();
    try {
      for (;;) {
        const leftMillis = dueMillis - ports.clock.nowMillis();
        if (leftMillis <= 0) return;
        const stretch = Math.min(leftMillis, LONGEST_SLEEP_MILLIS);
        await ports.alarm.sleep(stretch, AbortSignal.any([signal, changed.signal]));
      }
    } catch (thrown) {
      if (signal.aborted) throw thrown;
    } finally {
      unsubscribe();
    }
  }

  #dueMillis(): number {
    const now = this.#parts.ports.clock.nowMillis();
    if (this.#written === undefined) return now + RETRY_MILLIS;
    const { expiresAtMillis } = this.#written;
    const leftMillis = expiresAtMillis - now;
    if (this.#isLate) return now + Math.max(Math.min(RETRY_MILLIS, leftMillis / 4), LEAST_SLEEP_MILLIS);
    const lifeMillis = expiresAtMillis - this.#writtenAtMillis;
    return Math.max(expiresAtMillis - Math.min(LEAD_MILLIS, lifeMillis / 3), now + LEAST_SLEEP_MILLIS);
  }
}
