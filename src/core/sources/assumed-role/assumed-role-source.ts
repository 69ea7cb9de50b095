import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import type { Capabilities, SourceInfo } from '../../../shared/domain/source.ts';
import type { SignedIn, SignInOptions } from '../../requests.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import { Secret } from '../../secret.ts';
import type { Account, SourceStanding } from '../../state.ts';
import type { RoleSource, SourceDeps } from '../role-source.ts';
import { StsGateway, type BaseKeys } from '../sts/sts-gateway.ts';
import { stsRegionFor } from '../sts/sts-region.ts';
import type { ChainBase, ChainLink, ProfileChain } from './profile-chain.ts';

const CAPABILITIES: Capabilities = {
  renewsItself: false,
  deviceCode: false,
  browserSignIn: false,
  portalLink: false,
  signOutAtAws: false,
  listsRoles: false,
  movable: false,
  editable: false,
};

/** No `sso-session` of a name that AWS clients read begins so together with a profile of the same rest. */
const ASSUMED_PREFIX = 'assumed-role:';

/**
 * A profile with `role_arn`: one role, assumed with the keys of its base. It has no sign-in of its own, and no list shows
 * it as a session: the base's sign-in is what it needs.
 */
export class AssumedRoleSource implements RoleSource {
  readonly isUnlisted = true;
  readonly role: RoleRef;
  readonly #chain: ProfileChain;
  readonly #deps: SourceDeps;

  constructor(profileName: string, chain: ProfileChain, deps: SourceDeps) {
    const { accountId, roleName } = ownLink(chain);
    this.role = { sourceId: `${ASSUMED_PREFIX}${profileName}`, accountId, roleName };
    this.#chain = chain;
    this.#deps = deps;
  }

  get info(): SourceInfo {
    const { sourceId: id } = this.role;
    return {
      id,
      label: ownLink(this.#chain).profileName,
      type: 'assumedRole',
      can: CAPABILITIES,
      region: this.#region,
    };
  }

  /** Whether keys can be had is known only by asking the base. */
  state(): SourceStanding {
    return { standing: { at: 'signedOut', reason: 'never' } };
  }

  async load(): Promise<void> {
    // Nothing is stored.
  }

  async signIn(_options: SignInOptions): Promise<SignedIn> {
    throw new DaypassError('browserFlowUnsupported');
  }

  cancelSignIn(): void {
    // There is no sign-in.
  }

  async signOut(): Promise<{ readonly revokedAtAws: boolean }> {
    return { revokedAtAws: false };
  }

  async ensureSignedIn(): Promise<void> {
    // The base refuses where it must.
  }

  async list(): Promise<readonly Account[]> {
    const { accountId, roleName } = this.role;
    return [{ accountId, accountName: '', emailAddress: '', roleNames: [roleName] }];
  }

  /** Rejects: signInNeeded (of the base), mfaCodeNeeded, mfaCodeRefused, durationTooLong, baseKeysRefused, noAccess, and what a call can meet. */
  async mint({ accountId, roleName }: RoleRef, signal: AbortSignal): Promise<RoleCredentials> {
    if (accountId !== this.role.accountId || roleName !== this.role.roleName) throw new DaypassError('noAccess');
    const { ports, transport } = this.#deps;
    const gateway = new StsGateway(ports, this.#region, transport);
    const [first, ...others] = this.#chain.links;
    let credentials = await this.#assume(gateway, await this.#baseKeys(this.#chain.base, signal), first, signal);
    for (const link of others) credentials = await this.#assume(gateway, credentials, link, signal);
    return credentials;
  }

  allowedHosts(): readonly string[] {
    return [];
  }

  async #assume(gateway: StsGateway, base: BaseKeys, link: ChainLink, signal: AbortSignal): Promise<RoleCredentials> {
    const { mfaSerial, profileName } = link;
    const mfa = mfaSerial === undefined ? {} : { mfa: await this.#mfa(mfaSerial, profileName, signal) };
    return gateway.assumeRole(base, { ...link, ...mfa }, signal);
  }

  async #mfa(serial: string, profileName: string, signal: AbortSignal): Promise<{ serial: string; code: string }> {
    const code = (await this.#deps.ports.askMfaCode?.({ serial, profileName }, signal))?.trim();
    if (code === undefined || !/^\d{6}$/u.test(code)) throw new DaypassError('mfaCodeNeeded', { profile: profileName });
    return { serial, code };
  }

  async #baseKeys(base: ChainBase, signal: AbortSignal): Promise<BaseKeys> {
    if (base.from === 'keys') return base.keys;
    if (base.from === 'source') return this.#deps.keysOfProfile(base.profileName, signal);
    const { env } = this.#deps.ports.surroundings;
    const [accessKeyId, secret, token] = [
      env['AWS_ACCESS_KEY_ID'],
      env['AWS_SECRET_ACCESS_KEY'],
      env['AWS_SESSION_TOKEN'],
    ];
    if (!accessKeyId || !secret)
      throw new DaypassError('assumedRoleInvalid', {
        profile: ownLink(this.#chain).profileName,
        problem: 'noEnvironment',
      });
    return { accessKeyId, secretAccessKey: new Secret(secret), ...(token && { sessionToken: new Secret(token) }) };
  }

  /** The environment's Region counts before the profile's, as in the AWS CLI. */
  get #region(): string {
    const { env } = this.#deps.ports.surroundings;
    const configured = env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || this.#chain.region;
    return stsRegionFor(ownLink(this.#chain).roleArn, configured ? { AWS_REGION: configured } : {});
  }
}

function ownLink({ links }: ProfileChain): ChainLink {
  return links.at(-1) ?? links[0];
}
