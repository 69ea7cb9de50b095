import type { SimulatorClock } from '../clock.ts';
import type { Portal } from '../portals.ts';
import { randomFrom, randomToken } from '../random-text.ts';
import type { SimulatorSettings } from '../settings.ts';

/** One set of minted keys and whose they are. */
export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAtMillis: number;
  readonly accountId: string;
  readonly roleName: string;
  readonly region: string;
}

const keyIdAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Remembers minted keys, so that STS can tell them from others. They outlive the sign-in, as in AWS. */
export class RoleCredentialStore {
  readonly #clock: SimulatorClock;
  readonly #settings: SimulatorSettings;
  readonly #byKeyId = new Map<string, RoleCredentials>();

  constructor(clock: SimulatorClock, settings: SimulatorSettings) {
    this.#clock = clock;
    this.#settings = settings;
  }

  mint({ region }: Portal, accountId: string, roleName: string): RoleCredentials {
    const issuedAtSeconds = Math.floor(this.#clock.nowMillis() / 1000);
    const credentials: RoleCredentials = {
      accessKeyId: `ASIAFAKE${randomFrom(keyIdAlphabet, 12)}`,
      // With + and /, as real keys have them: they tell a shell or URL quoting that is wrong.
      secretAccessKey: `FAKE+/${randomToken(26).slice(0, 34)}`,
      sessionToken: `FAKE//${randomToken(450)}+w==`,
      expiresAtMillis: (issuedAtSeconds + this.#settings.roleCredentialSeconds) * 1000,
      accountId,
      roleName,
      region,
    };
    this.#byKeyId.set(credentials.accessKeyId, credentials);
    return credentials;
  }

  find(accessKeyId: string): RoleCredentials | undefined {
    return this.#byKeyId.get(accessKeyId);
  }
}
