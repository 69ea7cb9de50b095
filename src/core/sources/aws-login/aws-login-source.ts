import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import type { Capabilities, SourceInfo } from '../../../shared/domain/source.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import type { SignedIn, SignInOptions } from '../../requests.ts';
import type { Account, SourceStanding } from '../../state.ts';
import type { AccountPage, RoleSource } from '../role-source.ts';
import type { LoginSession } from './login-session.ts';
import type { LoginSignIn } from './login-sign-in.ts';

const CAPABILITIES: Capabilities = {
  renewsItself: true,
  deviceCode: false,
  browserSignIn: true,
  portalLink: false,
  signOutAtAws: false,
  listsRoles: false,
  movable: false,
  editable: false,
  storedByDaypass: false,
  takesSamlResponse: false,
};

/** A profile of `aws login`: one identity, whose sign-in is the AWS CLI's and whose keys Daypass renews. */
export class AwsLoginSource implements RoleSource {
  readonly role: RoleRef;
  readonly session: LoginSession;
  readonly otherNames: readonly string[];
  readonly #signIn: LoginSignIn;

  constructor(session: LoginSession, signIn: LoginSignIn) {
    const { profileName, sourceId, loginSession } = session.profile;
    this.role = { sourceId, ...identityOf(loginSession) };
    this.otherNames = [profileName];
    this.session = session;
    this.#signIn = signIn;
  }

  get info(): SourceInfo {
    const { profileName, sourceId: id, region } = this.session.profile;
    return { id, label: profileName, type: 'awsLogin', can: CAPABILITIES, region };
  }

  state(): SourceStanding {
    const { trouble } = this.#signIn;
    return {
      standing: this.#signIn.standing(this.session.standing()),
      ...(trouble !== undefined && { trouble }),
    };
  }

  load(): Promise<void> {
    return this.session.reload();
  }

  async signIn(options: SignInOptions): Promise<SignedIn> {
    if (options.flow === 'device') throw new DaypassError('deviceCodeUnsupported', { session: this.role.sourceId });
    await this.#signIn.run(options);
    const { expiresAtMillis } = await this.session.keys(options.signal);
    return { expiresAtMillis, refreshable: true };
  }

  cancelSignIn(): void {
    this.#signIn.cancel();
  }

  async signOut(): Promise<{ readonly revokedAtAws: boolean }> {
    await this.session.remove();
    return { revokedAtAws: false };
  }

  async ensureSignedIn(): Promise<void> {
    await this.session.keys();
  }

  async list(onPage: (page: AccountPage) => void): Promise<readonly Account[]> {
    await this.ensureSignedIn();
    const { accountId, roleName } = this.role;
    const accounts = [{ accountId, accountName: '', emailAddress: '', roleNames: [roleName] }];
    onPage({ accountsListed: 1, accountsTotal: 1, accounts: () => accounts });
    return accounts;
  }

  async mint({ accountId, roleName }: RoleRef, signal: AbortSignal): Promise<RoleCredentials> {
    const keys = await this.session.keys(signal);
    if (accountId !== this.role.accountId || roleName !== this.role.roleName) throw new DaypassError('noAccess');
    return { ...keys, accountId };
  }

  allowedHosts(): readonly string[] {
    return [];
  }
}

/** `login_session` is the ARN of the identity: `…:iam::ACCOUNT:user/NAME`, `…:sts::ACCOUNT:assumed-role/ROLE/SESSION`. */
function identityOf(loginSession: string): { readonly accountId: string; readonly roleName: string } {
  const [, , , , accountId = '', resource = ''] = loginSession.trim().split(':');
  const [kind = '', ...names] = resource.split('/');
  return { accountId, roleName: (kind === 'assumed-role' ? names[0] : names.at(-1)) ?? kind };
}
