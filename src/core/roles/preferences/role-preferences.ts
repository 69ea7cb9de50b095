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

/** Favourites and recents, changed one at a time and kept on disk. */
export class RolePreferences {
  readonly #path: string;
  readonly #log: Log;
  readonly #onChange: () => void;
  #roles = NO_MARKED_ROLES;
  #lastChange: Promise<void> = Promise.resolve();

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

  #change(change: (roles: PreferenceLists) => PreferenceLists): Promise<void> {
    this.#lastChange = this.#lastChange.then(() => this.#apply(change));
    return this.#lastChange;
  }

  /** A mark that can't be saved holds for this run; it must not cost the keys it came with. */
  async #apply(change: (roles: PreferenceLists) => PreferenceLists): Promise<void> {
    this.#roles = change(await readPreferenceLists(this.#path));
    this.#onChange();
    try {
      await writePreferenceLists(this.#path, this.#roles);
    } catch (thrown) {
      this.#log.warn('marksNotSaved', { code: toDaypassError(thrown).code });
    }
  }
}
