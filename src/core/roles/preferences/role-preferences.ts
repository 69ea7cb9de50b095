import { toDaypassError } from '../../../shared/errors/daypass-error.ts';
import type { AccountMarking } from '../../../shared/domain/account-preferences.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import type { LockedJson } from '../../disk/write/locked-json.ts';
import type { Log, Ports } from '../../ports.ts';
import {
  NO_MARKED_ROLES,
  preferencesFile,
  withAccountMark,
  withAccountMarkEverywhere,
  withFavourite,
  withRecent,
  withSessionAlsoNamed,
  type PreferenceLists,
  type PreferencePlaces,
} from './preference-lists.ts';

type Change = (roles: PreferenceLists) => PreferenceLists;

/** Favourites and recents, changed in turn and stored on disk. */
export class RolePreferences {
  readonly #file: LockedJson<PreferenceLists>;
  readonly #log: Log;
  readonly #onChange: () => void;
  #roles = NO_MARKED_ROLES;
  #lastChange: Promise<void> = Promise.resolve();
  /** Asked for since the last write began. */
  #waiting: Change[] = [];

  constructor(
    places: PreferencePlaces,
    ports: Pick<Ports, 'alarm' | 'clock' | 'log' | 'random'>,
    onChange: () => void,
  ) {
    this.#file = preferencesFile(places, ports);
    this.#log = ports.log;
    this.#onChange = onChange;
  }

  get roles(): PreferenceLists {
    return this.#roles;
  }

  async load(): Promise<void> {
    await this.#lastChange;
    try {
      this.#roles = await this.#file.readSurely();
    } catch (thrown) {
      // The production accounts that are known stay guarded.
      this.#log.warn('marksNotRead', { code: toDaypassError(thrown).code });
    }
  }

  setFavourite(role: RoleRef, favourite: boolean): Promise<void> {
    return this.#change((roles) => withFavourite(roles, role, favourite));
  }

  markAccount(change: AccountMarking): Promise<void> {
    return this.#change((roles) => withAccountMark(roles, change));
  }

  markAccountEverywhere(change: AccountMarking): Promise<void> {
    return this.#change((roles) => withAccountMarkEverywhere(roles, change));
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
    try {
      await this.#file.change((stored) => this.#take(stored));
    } catch (thrown) {
      if (this.#waiting.length > 0) this.#take(this.#roles);
      this.#log.warn('marksNotSaved', { code: toDaypassError(thrown).code });
    }
  }

  #take(before: PreferenceLists): PreferenceLists {
    this.#roles = this.#waiting.splice(0).reduce((roles, change) => change(roles), before);
    this.#onChange();
    return this.#roles;
  }
}
