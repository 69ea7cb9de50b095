import { toDaypassError } from '../../../shared/errors/daypass-error.ts';
import type { AccountMarking } from '../../../shared/domain/account-preferences.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import type { Log } from '../../ports.ts';
import {
  NO_MARKED_ROLES,
  readPreferenceLists,
  withAccountMark,
  withFavourite,
  withRecent,
  withSessionAlsoNamed,
  writePreferenceLists,
  type PreferenceLists,
} from './preference-lists.ts';

type Change = (roles: PreferenceLists) => PreferenceLists;

/** Favourites and recents, changed in turn and stored on disk. */
export class RolePreferences {
  readonly #path: string;
  readonly #log: Log;
  readonly #onChange: () => void;
  #roles = NO_MARKED_ROLES;
  #lastChange: Promise<void> = Promise.resolve();
  /** Asked for since the last write began. */
  #waiting: Change[] = [];

  constructor(path: string, log: Log, onChange: () => void) {
    this.#path = path;
    this.#log = log;
    this.#onChange = onChange;
  }

  get roles(): PreferenceLists {
    return this.#roles;
  }

  async load(): Promise<void> {
    await this.#lastChange;
    this.#roles = await readPreferenceLists(this.#path);
  }

  setFavourite(role: RoleRef, favourite: boolean): Promise<void> {
    return this.#change((roles) => withFavourite(roles, role, favourite));
  }

  markAccount(change: AccountMarking): Promise<void> {
    return this.#change((roles) => withAccountMark(roles, change));
  }

  noteRecent(role: RoleRef): Promise<void> {
    return this.#change((roles) => withRecent(roles, role));
  }

  /** Resolves once every change so far is on disk, or could not be saved. */
  settled(): Promise<void> {
    return this.#lastChange;
  }

  sessionAlsoNamed(from: string, to: string): Promise<void> {
    return this.#change((roles) => withSessionAlsoNamed(roles, from, to));
  }

  /**
   * Changes that come while the file is being written are written together: each issue of keys is noted as recent, and
   * tools ask faster than a disk writes.
   */
  #change(change: Change): Promise<void> {
    this.#waiting.push(change);
    if (this.#waiting.length === 1) this.#lastChange = this.#lastChange.then(() => this.#applyWaiting());
    return this.#lastChange;
  }

  /** A mark that can't be saved holds for this run; it must not cost the keys it came with. */
  async #applyWaiting(): Promise<void> {
    const stored = await readPreferenceLists(this.#path);
    this.#roles = this.#waiting.splice(0).reduce((roles, change) => change(roles), stored);
    this.#onChange();
    try {
      await writePreferenceLists(this.#path, this.#roles);
    } catch (thrown) {
      this.#log.warn('marksNotSaved', { code: toDaypassError(thrown).code });
    }
  }
}
