import { DaypassError, toDaypassError } from '../../../shared/errors/daypass-error.ts';
import type { Trouble } from '../../../shared/view.ts';
import type { SsoProfile, SsoSession } from '../../state.ts';
import { readConfigFile } from '../../config/document/config-file.ts';
import { readSsoConfig, type SsoConfig } from '../../config/document/sso-config.ts';
import type { Clock } from '../../ports.ts';

const EMPTY: SsoConfig = { sessions: [], profiles: [], otherProfileNames: [], oddLines: [] };

/**
 * The sessions and profiles of the person's config file, as last read. While the file can't be read the last good
 * reading stays: another program may be in the middle of writing it.
 */
export class SsoConfigReader {
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

  get otherProfileNames(): readonly string[] {
    return this.#config.otherProfileNames;
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
}

/** A file that no AWS client takes whole, and in which we find nothing either, is no config without sessions. */
function refuseGarbage({ sessions, profiles, otherProfileNames, oddLines: [odd] }: SsoConfig, path: string): void {
  if (odd === undefined || sessions.length + profiles.length + otherProfileNames.length > 0) return;
  throw new DaypassError('configOddLines', { path, line: odd.line, kind: odd.kind });
}
