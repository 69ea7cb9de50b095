import { DaypassError, toDaypassError } from '../../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import type { Trouble } from '../../../shared/view.ts';
import type { RoleSelector } from '../../requests.ts';
import type { SsoProfile, SsoSession } from '../../state.ts';
import { readConfigFile } from '../../config/document/config-file.ts';
import { readSsoConfig, type SsoConfig } from '../../config/document/sso-config.ts';
import type { Clock } from '../../ports.ts';

const EMPTY: SsoConfig = { sessions: [], profiles: [], otherProfileNames: [], oddLines: [] };

/**
 * The sessions and profiles of the person's config file, as last read. While the file can't be read the last good
 * reading stays: a torn moment is no reason to forget sessions.
 */
export class Configuration {
  readonly #configPath: string;
  readonly #clock: Clock;
  #config = EMPTY;
  #trouble: Trouble | undefined;

  constructor(configPath: string, clock: Clock) {
    this.#configPath = configPath;
    this.#clock = clock;
  }

  get sessions(): readonly SsoSession[] {
    return this.#config.sessions;
  }

  get profiles(): readonly SsoProfile[] {
    return this.#config.profiles;
  }

  get trouble(): Trouble | undefined {
    return this.#trouble;
  }

  async refresh(): Promise<void> {
    try {
      const config = readSsoConfig((await readConfigFile(this.#configPath)).document);
      refuseGarbage(config, this.#configPath);
      this.#config = config;
      this.#trouble = undefined;
    } catch (thrown) {
      const { code, facts } = toDaypassError(thrown);
      this.#trouble = { code, facts, atMillis: this.#clock.nowMillis() };
    }
  }

  /**
   * The session a person means: by its name, a legacy one also by a profile's name; with no name, the only one there
   * is. Rejects: sessionUnknown, sessionNone, sessionAmbiguous, configUnreadable.
   */
  findSession(name?: string): SsoSession {
    const { sessions } = this.#config;
    if (this.#trouble && sessions.length === 0) throw new DaypassError(this.#trouble.code, this.#trouble.facts);
    if (name !== undefined) return this.#sessionNamed(name);
    const [only, ...others] = sessions;
    if (!only) throw new DaypassError('sessionNone');
    if (others.length > 0) throw new DaypassError('sessionAmbiguous', { known: namesOf(sessions) });
    return only;
  }

  /** Rejects: profileUnknown, profileNotSso, sessionUnknown, accountIdInvalid. */
  resolveRole(selector: RoleSelector): RoleRef & { profile?: SsoProfile } {
    if ('profileName' in selector) return this.#roleOfProfile(selector.profileName);
    const { accountId, roleName } = selector;
    if (!/^\d{12}$/.test(accountId)) throw new DaypassError('accountIdInvalid', { accountId: accountId.slice(0, 64) });
    return { sourceId: this.findSession(selector.sourceId).name, accountId, roleName };
  }

  #sessionNamed(name: string): SsoSession {
    const { sessions } = this.#config;
    const found =
      sessions.find((session) => session.name === name) ??
      sessions.find(({ kind, profileNames }) => kind === 'legacy' && profileNames.includes(name));
    if (found) return found;
    throw new DaypassError('sessionUnknown', { session: name.slice(0, 200), known: namesOf(sessions) });
  }

  #roleOfProfile(profileName: string): RoleRef & { profile: SsoProfile } {
    const profile = this.#config.profiles.find((candidate) => candidate.profileName === profileName);
    if (profile) {
      const { sourceId, accountId, roleName } = profile;
      return { sourceId: this.findSession(sourceId).name, accountId, roleName, profile };
    }
    if (this.#trouble) throw new DaypassError(this.#trouble.code, this.#trouble.facts);
    const isOther = this.#config.otherProfileNames.includes(profileName);
    throw new DaypassError(isOther ? 'profileNotSso' : 'profileUnknown', { profile: profileName.slice(0, 200) });
  }
}

/** A file that no AWS client takes whole, and in which we find nothing either, is no config without sessions. */
function refuseGarbage({ sessions, profiles, otherProfileNames, oddLines: [odd] }: SsoConfig, path: string): void {
  if (odd === undefined || sessions.length + profiles.length + otherProfileNames.length > 0) return;
  throw new DaypassError('configOddLines', { path, line: odd.line, kind: odd.kind });
}

function namesOf(sessions: readonly SsoSession[]): string {
  return sessions.map(({ name }) => name).join(', ');
}
