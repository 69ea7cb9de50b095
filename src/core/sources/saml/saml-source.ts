import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import type { Capabilities, SourceInfo } from '../../../shared/domain/source.ts';
import type { Surroundings } from '../../ports.ts';
import type { SignedIn, SignInOptions } from '../../requests.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import type { Account, SourceStanding } from '../../state.ts';
import type { AccountPage, RoleSource } from '../role-source.ts';
import { stsRegionFor } from '../sts/sts-region.ts';
import type { SamlRole } from './assertion.ts';
import type { SamlAccount } from './saml-accounts.ts';
import type { SamlSession } from './saml-session.ts';

const CAPABILITIES: Capabilities = {
  renewsItself: false,
  deviceCode: false,
  browserSignIn: true,
  portalLink: false,
  signOutAtAws: false,
  listsRoles: false,
  movable: false,
  editable: false,
  storedByDaypass: true,
  takesSamlResponse: true,
};

/** A SAML application. Its roles come with the sign-in, and its profiles run `daypass credential-process`. */
export class SamlSource implements RoleSource {
  readonly otherNames: readonly string[];
  readonly #account: SamlAccount;
  readonly #session: SamlSession;
  readonly #env: Surroundings['env'];

  constructor(account: SamlAccount, session: SamlSession, env: Surroundings['env']) {
    this.#account = account;
    this.#session = session;
    this.#env = env;
    this.otherNames = account.formerNames ?? [];
  }

  get info(): SourceInfo {
    const { name, url } = this.#account;
    const [role] = this.#session.roles;
    // The partition is known from the roles alone. It decides which console is opened.
    const region = role && stsRegionFor(role.roleArn, this.#env);
    return {
      id: name,
      label: name,
      type: 'saml',
      can: CAPABILITIES,
      startUrl: url,
      ...(region !== undefined && { region }),
    };
  }

  state(): SourceStanding {
    return this.#session.state();
  }

  load(): Promise<void> {
    return this.#session.load();
  }

  signIn(options: SignInOptions): Promise<SignedIn> {
    return this.#session.signIn(options);
  }

  cancelSignIn(): void {
    this.#session.cancelSignIn();
  }

  async signOut(): Promise<{ readonly revokedAtAws: boolean }> {
    await this.#session.signOut();
    return { revokedAtAws: false };
  }

  async ensureSignedIn(): Promise<void> {
    await this.#session.load();
    this.#session.ensureSignedIn();
  }

  async list(onPage: (page: AccountPage) => void): Promise<readonly Account[]> {
    await this.ensureSignedIn();
    const accounts = accountsOf(this.#session.roles);
    onPage({ accountsListed: accounts.length, accountsTotal: accounts.length, accounts: () => accounts });
    return accounts;
  }

  mint({ accountId, roleName }: RoleRef, signal: AbortSignal): Promise<RoleCredentials> {
    return this.#session.mint(accountId, roleName, signal);
  }

  allowedHosts(): readonly string[] {
    return [];
  }
}

/** A response says nothing of accounts but their numbers. */
function accountsOf(roles: readonly SamlRole[]): readonly Account[] {
  const namesOf = new Map<string, Set<string>>();
  for (const { accountId, roleName } of roles)
    namesOf.set(accountId, (namesOf.get(accountId) ?? new Set<string>()).add(roleName));
  return [...namesOf].map(([accountId, names]) => ({
    accountId,
    accountName: '',
    emailAddress: '',
    roleNames: [...names],
  }));
}

/** Throws `samlResponseUnsupported` for a source of another kind. */
export function checkTakesResponse({ info }: RoleSource, { samlResponse }: SignInOptions): void {
  if (samlResponse && !info.can.takesSamlResponse)
    throw new DaypassError('samlResponseUnsupported', { session: info.id });
}
