import { DueAlarm } from '../due-alarm.ts';
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
  readonly #due: DueAlarm;
  #renewing: Promise<unknown> = Promise.resolve();

  constructor(deps: SourceDeps, ways: ResponseWays = responseWays(deps)) {
    const { own, ports } = deps;
    const followed: SourceDeps = {
      ...deps,
      onChange: (sourceId) => {
        deps.onChange(sourceId);
        this.#due.arm();
      },
    };
    this.#parts = {
      deps: followed,
      ways,
      accounts: new SamlAccounts(own, ports),
      store: new SamlSessionStore(own, ports),
    };
    // The next renewal or end of a sign-in, whichever comes first.
    this.#due = new DueAlarm(
      ports.alarm,
      () =>
        [...this.#sessions.values()]
          .flatMap(({ dueAtMillis, endsAtMillis }) => [dueAtMillis, endsAtMillis])
          .filter((instant) => instant !== undefined),
      () => this.#look(),
    );
  }

  async refresh(): Promise<readonly RoleSource[]> {
    const accounts = await this.#parts.accounts.list();
    const ids = new Set(accounts.map(({ id }) => id));
    for (const [id, session] of this.#sessions) {
      if (ids.has(id)) continue;
      session.cancelSignIn();
      this.#sessions.delete(id);
      await session.removedElsewhere();
    }
    const { env } = this.#parts.deps.ports.surroundings;
    return accounts.map((account) => new SamlSource(account, this.#sessionOf(account), env));
  }

  async reload(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((session) => session.reload()));
    this.#due.arm();
  }

  start(): void {
    this.#due.start();
  }

  async stop(): Promise<void> {
    this.#due.stop();
    this.cancelSignIns();
    await this.#renewing;
  }

  wake(): void {
    this.#look();
  }

  cancelSignIns(): void {
    for (const session of this.#sessions.values()) session.cancelSignIn();
  }

  #look(): void {
    if (!this.#due.isStarted) return;
    const { ports, onChange } = this.#parts.deps;
    const now = ports.clock.nowMillis();
    const due = [...this.#sessions.values()].filter(
      ({ dueAtMillis }) => dueAtMillis !== undefined && dueAtMillis <= now,
    );
    this.#renewing = this.#renew(due, onChange);
  }

  async #renew(due: readonly SamlSession[], onChange: (sourceId: string) => void): Promise<void> {
    await Promise.all(due.map((session) => session.renewAhead()));
    if (!this.#due.isStarted) return;
    // What has ended meanwhile is shown as ended.
    for (const { name } of this.#sessions.values()) onChange(name);
  }

  #sessionOf(account: SamlAccount): SamlSession {
    const known = this.#sessions.get(account.id) ?? new SamlSession(account, this.#parts);
    known.follow(account);
    this.#sessions.set(account.id, known);
    return known;
  }
}
