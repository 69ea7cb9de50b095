import type { SimulatorClock } from '../clock.ts';
import type { RoleCredentials } from '../portal/role-credentials.ts';
import { randomToken } from '../random-text.ts';

/** IAM User Guide, "Enable custom identity broker access to the AWS console": "valid for 15 minutes". */
const signInTokenSeconds = 15 * 60;

/** Sign-in tokens of the federation endpoint, and the console sessions that browsers made of them. */
export class ConsoleSessionStore {
  readonly #clock: SimulatorClock;
  readonly #tokens = new Map<string, { readonly credentials: RoleCredentials; readonly expiresAtMillis: number }>();
  readonly #sessions = new Map<string, RoleCredentials>();

  constructor(clock: SimulatorClock) {
    this.#clock = clock;
  }

  issueToken(credentials: RoleCredentials): string {
    const token = `FAKE-signin-${randomToken(300)}`;
    this.#tokens.set(token, { credentials, expiresAtMillis: this.#clock.nowMillis() + signInTokenSeconds * 1000 });
    return token;
  }

  /** The id of a new console session; none for a token that is unknown or too old. */
  open(token: string): string | undefined {
    const issued = this.#tokens.get(token);
    if (issued === undefined || this.#clock.nowMillis() >= issued.expiresAtMillis) return undefined;
    const id = randomToken(24);
    this.#sessions.set(id, issued.credentials);
    return id;
  }

  find(id: string): RoleCredentials | undefined {
    return this.#sessions.get(id);
  }
}
