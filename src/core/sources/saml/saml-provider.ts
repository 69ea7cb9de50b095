import type { RoleSource, SourceDeps, SourceProvider } from '../role-source.ts';
import { SamlAccounts, type SamlAccount } from './saml-accounts.ts';
import { SamlSession, type SamlSessionParts } from './saml-session.ts';
import { SamlSource } from './saml-source.ts';
import { SamlSessionStore } from './session-store.ts';
import { responseWays, type ResponseWays } from './sign-in/obtain-response.ts';

/** The SAML applications that the person has added. */
export class SamlProvider implements SourceProvider {
  readonly type = 'saml';
  readonly #parts: SamlSessionParts;
  readonly #sessions = new Map<string, SamlSession>();

  constructor(deps: SourceDeps, ways: ResponseWays = responseWays(deps)) {
    const { own, ports } = deps;
    this.#parts = { deps, ways, accounts: new SamlAccounts(own, ports), store: new SamlSessionStore(own, ports) };
  }

  async refresh(): Promise<readonly RoleSource[]> {
    const accounts = await this.#parts.accounts.list();
    const ids = new Set(accounts.map(({ id }) => id));
    for (const [id, session] of this.#sessions) {
      if (ids.has(id)) continue;
      session.cancelSignIn();
      this.#sessions.delete(id);
    }
    const { env } = this.#parts.deps.ports.surroundings;
    return accounts.map((account) => new SamlSource(account, this.#sessionOf(account), env));
  }

  async reload(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((session) => session.reload()));
  }

  async stop(): Promise<void> {
    this.cancelSignIns();
  }

  cancelSignIns(): void {
    for (const session of this.#sessions.values()) session.cancelSignIn();
  }

  #sessionOf(account: SamlAccount): SamlSession {
    const known = this.#sessions.get(account.id) ?? new SamlSession(account, this.#parts);
    known.follow(account);
    this.#sessions.set(account.id, known);
    return known;
  }
}
