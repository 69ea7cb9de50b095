import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import { plainInfo } from '../../../shared/testing/sources.ts';
import type { SignedIn, SignInOptions } from '../../requests.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import { Secret } from '../../secret.ts';
import type { Account, SourceStanding } from '../../state.ts';
import type { AccountPage, RoleSource, SourceDeps, SourceProvider } from '../role-source.ts';

export const FAKE_ACCOUNT: Account = {
  accountId: '444455556666',
  accountName: 'fake',
  emailAddress: '',
  roleNames: ['Admin', 'Reader'],
};
const LIFE_MILLIS = 3_600_000;
const PAGE = 'https://fake.example.test/sign-in';

/** A kind of source that shares nothing with Identity Center: no renewal, no portal link, no device code. */
export class FakeProvider implements SourceProvider {
  readonly type = 'saml';
  readonly source: FakeSource;

  constructor(deps: SourceDeps) {
    this.source = new FakeSource(deps);
  }

  async refresh(): Promise<readonly RoleSource[]> {
    return [this.source];
  }

  async stop(): Promise<void> {
    this.source.cancelSignIn();
  }
}

interface SignInInProgress {
  readonly resolve: () => void;
  readonly reject: (error: DaypassError) => void;
}

class FakeSource implements RoleSource {
  readonly info = plainInfo('plain');
  readonly #deps: SourceDeps;
  #expiresAtMillis: number | undefined;
  #isSignedOutByUser = false;
  #signingIn: SignInInProgress | undefined;

  constructor(deps: SourceDeps) {
    this.#deps = deps;
  }

  /** The person finishes on the page. */
  approve(): void {
    this.#signingIn?.resolve();
  }

  state(): SourceStanding {
    if (this.#signingIn)
      return { standing: { at: 'awaitingUser', flow: 'browser', url: PAGE, deadlineMillis: this.#now() + 60_000 } };
    const expiresAtMillis = this.#expiresAtMillis;
    if (expiresAtMillis === undefined)
      return { standing: { at: 'signedOut', reason: this.#isSignedOutByUser ? 'byUser' : 'never' } };
    if (expiresAtMillis <= this.#now())
      return { standing: { at: 'signedOut', reason: 'expired', expiredAtMillis: expiresAtMillis } };
    return { standing: { at: 'signedIn', expiresAtMillis, refreshable: false } };
  }

  async load(): Promise<void> {
    // Nothing is stored.
  }

  async signIn({ flow, openBrowser = true, onPrompt }: SignInOptions): Promise<SignedIn> {
    if (flow === 'device') throw new DaypassError('deviceCodeUnsupported', { session: this.info.id });
    this.cancelSignIn();
    const approved = new Promise<void>((resolve, reject) => {
      this.#signingIn = { resolve, reject };
    });
    this.#changed();
    onPrompt?.({ flow: 'browser', url: PAGE, deadlineMillis: this.#now() + 60_000 });
    if (openBrowser) await this.#deps.ports.browser.open(PAGE);
    await approved;
    this.#signingIn = undefined;
    this.#expiresAtMillis = this.#now() + LIFE_MILLIS;
    this.#changed();
    return { expiresAtMillis: this.#expiresAtMillis, refreshable: false };
  }

  cancelSignIn(): void {
    const signingIn = this.#signingIn;
    this.#signingIn = undefined;
    signingIn?.reject(new DaypassError('signInCancelled'));
    if (signingIn) this.#changed();
  }

  async signOut(): Promise<{ readonly revokedAtAws: boolean }> {
    this.#expiresAtMillis = undefined;
    this.#isSignedOutByUser = true;
    this.#changed();
    return { revokedAtAws: false };
  }

  async ensureSignedIn(): Promise<void> {
    if (this.state().standing.at !== 'signedIn') throw new DaypassError('signInNeeded', { session: this.info.id });
  }

  async list(onPage: (page: AccountPage) => void): Promise<readonly Account[]> {
    await this.ensureSignedIn();
    const accounts = [FAKE_ACCOUNT];
    onPage({ accountsListed: 1, accountsTotal: 1, accounts: () => accounts });
    return accounts;
  }

  async mint({ accountId, roleName }: RoleRef): Promise<RoleCredentials> {
    await this.ensureSignedIn();
    if (accountId !== FAKE_ACCOUNT.accountId || !FAKE_ACCOUNT.roleNames.includes(roleName))
      throw new DaypassError('noAccess', {});
    return {
      accountId,
      accessKeyId: 'ASIAFAKEPLAIN',
      secretAccessKey: new Secret('fake/secret'),
      sessionToken: new Secret('fake/token'),
      expiresAtMillis: this.#now() + LIFE_MILLIS,
    };
  }

  allowedHosts(): readonly string[] {
    return [new URL(PAGE).host];
  }

  #now(): number {
    return this.#deps.ports.clock.nowMillis();
  }

  #changed(): void {
    this.#deps.onChange(this.info.id);
  }
}
