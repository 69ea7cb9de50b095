import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import type { SourceInfo } from '../../../shared/domain/source.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import type { SignedIn } from '../../requests.ts';
import type { Account, SourceStanding } from '../../state.ts';
import type { RoleSource } from '../role-source.ts';
import type { LoginSession } from './login-session.ts';

const CAPABILITIES = {
  renewsItself: true,
  deviceCode: false,
  browserSignIn: false,
  portalLink: false,
  signOutAtAws: false,
  listsRoles: false,
  movable: false,
  editable: false,
} as const;

/** A profile of `aws login`: one identity, whose sign-in is the AWS CLI's and whose keys Daypass renews. */
export class AwsLoginSource implements RoleSource {
  readonly isUnlisted = true;
  readonly role: RoleRef;
  readonly session: LoginSession;
  readonly #profileName: string;
  readonly #region: string;

  constructor(profileName: string, loginSession: string, region: string, session: LoginSession) {
    this.role = { sourceId: `aws-login:${profileName}`, ...identityOf(loginSession) };
    this.session = session;
    this.#profileName = profileName;
    this.#region = region;
  }

  get info(): SourceInfo {
    const { sourceId: id } = this.role;
    return { id, label: this.#profileName, type: 'awsLogin', can: CAPABILITIES, region: this.#region };
  }

  /** Whether its keys can be renewed is known only by asking AWS. */
  state(): SourceStanding {
    return { standing: { at: 'signedOut', reason: 'never' } };
  }

  async load(): Promise<void> {
    // The file is read at each use: other tools write it.
  }

  async signIn(): Promise<SignedIn> {
    throw new DaypassError('loginSessionEnded', { profile: this.#profileName });
  }

  cancelSignIn(): void {
    // There is no sign-in here.
  }

  async signOut(): Promise<{ readonly revokedAtAws: boolean }> {
    return { revokedAtAws: false };
  }

  async ensureSignedIn(): Promise<void> {
    await this.session.keys();
  }

  async list(): Promise<readonly Account[]> {
    const { accountId, roleName } = this.role;
    return [{ accountId, accountName: '', emailAddress: '', roleNames: [roleName] }];
  }

  async mint({ accountId, roleName }: RoleRef, signal: AbortSignal): Promise<RoleCredentials> {
    if (accountId !== this.role.accountId || roleName !== this.role.roleName) throw new DaypassError('noAccess');
    return { ...(await this.session.keys(signal)), accountId };
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
