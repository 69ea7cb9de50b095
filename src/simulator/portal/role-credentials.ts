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
  /** The ARN of the session where STS minted it; absent for roles of IAM Identity Center. */
  readonly assumedAs?: string;
  /** Keys of GetSessionToken or `aws login`: a user's or person's own, not a role's. */
  readonly isUserSession?: boolean;
}

/** Keys that STS or AWS Sign-In mints. */
export interface AssumedSession {
  readonly accountId: string;
  readonly roleName: string;
  readonly region: string;
  readonly seconds: number;
  readonly assumedAs: string;
  readonly isUserSession?: boolean;
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
    return this.#remember(this.#settings.roleCredentialSeconds, { accountId, roleName, region });
  }

  mintAssumed({ seconds, ...session }: AssumedSession): RoleCredentials {
    return this.#remember(seconds, session);
  }

  find(accessKeyId: string): RoleCredentials | undefined {
    return this.#byKeyId.get(accessKeyId);
  }

  #remember(
    seconds: number,
    owner: Pick<RoleCredentials, 'accountId' | 'roleName' | 'region' | 'assumedAs' | 'isUserSession'>,
  ): RoleCredentials {
    const issuedAtSeconds = Math.floor(this.#clock.nowMillis() / 1000);
    const credentials: RoleCredentials = {
      accessKeyId: `ASIAFAKE${randomFrom(keyIdAlphabet, 12)}`,
      // With + and /, as real keys have them: they reveal wrong quoting in a shell or URL.
      secretAccessKey: `FAKE+/${randomToken(26).slice(0, 34)}`,
      sessionToken: `FAKE//${randomToken(450)}+w==`,
      expiresAtMillis: (issuedAtSeconds + seconds) * 1000,
      ...owner,
    };
    this.#byKeyId.set(credentials.accessKeyId, credentials);
    return credentials;
  }
}
