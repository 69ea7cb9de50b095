import { DaypassError, toDaypassError } from '../../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import { ASSUMED_ACCOUNTS, type Capabilities, type SourceInfo } from '../../../shared/domain/source.ts';
import type { SignedIn, SignInOptions } from '../../requests.ts';
import { isWritableValue } from '../../config/edit/config-append.ts';
import type { MfaDevice } from '../../ports.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import { Secret } from '../../secret.ts';
import type { Account, SourceStanding } from '../../state.ts';
import type { Assumed, ProfileEntries, RoleSource, SourceDeps } from '../role-source.ts';
import { StsGateway, type BaseKeys } from '../sts/sts-gateway.ts';
import { stsRegionFor } from '../sts/sts-region.ts';
import type { ChainBase, ChainLink, ProfileChain, ProfileValues } from './profile-chain.ts';

const CAPABILITIES: Capabilities = {
  renewsItself: false,
  deviceCode: false,
  browserSignIn: false,
  portalLink: false,
  signOutAtAws: false,
  listsRoles: false,
  movable: false,
  editable: false,
  storedByDaypass: false,
  takesSamlResponse: false,
};

/** A code that was typed late is refused: the next one is asked for. */
const MOST_MFA_ATTEMPTS = 3;

/** What makes a profile assume a role (AWS CLI User Guide, "Using an IAM role"). */
const ROLE_KEYS = [
  'role_arn',
  'source_profile',
  'credential_source',
  'external_id',
  'mfa_serial',
  'role_session_name',
  'duration_seconds',
] as const;

/** No `sso-session` of a name that AWS clients read begins so together with a profile of the same rest. */

/**
 * A profile with `role_arn`: one role, assumed with the keys of its base. It has no sign-in of its own, and no list shows
 * it as a session: the base's sign-in is what it needs.
 */
export class AssumedRoleSource implements RoleSource {
  readonly role: RoleRef;
  readonly assumed: Assumed;
  readonly #values: ProfileValues;
  readonly #chain: ProfileChain;
  readonly #deps: SourceDeps;

  constructor(profileName: string, values: ProfileValues, chain: ProfileChain, deps: SourceDeps) {
    const { accountId, roleName } = ownLink(chain);
    this.role = { sourceId: `${ASSUMED_ACCOUNTS}${profileName}`, accountId, roleName };
    const sourceProfile = values.get('source_profile');
    this.assumed = {
      role: this.role,
      profileName,
      comesFrom:
        sourceProfile === undefined ? { by: 'environment' } : { by: 'sourceProfile', profileName: sourceProfile },
      ...(chain.base.from === 'source' && { baseProfile: chain.base.profileName }),
      ...(chain.base.from === 'environment' && { isFromEnvironment: true as const }),
    };
    this.#values = values;
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

  /** The lines of its own profile. Throws: assumedRoleInvalid for a value that cannot be written. */
  profileEntries(): ProfileEntries {
    const entries = ROLE_KEYS.flatMap((key): readonly (readonly [string, string])[] => {
      const value = this.#values.get(key);
      return value === undefined ? [] : [[key, value]];
    });
    if (entries.some(([, value]) => !isWritableValue(value)))
      throw new DaypassError('assumedRoleInvalid', { profile: this.assumed.profileName, problem: 'oddValue' });
    return { entries };
  }

  allowedHosts(): readonly string[] {
    return [];
  }

  async #assume(gateway: StsGateway, base: BaseKeys, link: ChainLink, signal: AbortSignal): Promise<RoleCredentials> {
    const { mfaSerial, profileName } = link;
    if (mfaSerial === undefined) return gateway.assumeRole(base, link, signal);
    for (let attempt = 1; ; attempt += 1) {
      const device = { serial: mfaSerial, profileName, ...(attempt > 1 && { isRefused: true }) };
      const mfa = { serial: mfaSerial, code: await this.#mfaCode(device, signal) };
      try {
        return await gateway.assumeRole(base, { ...link, mfa }, signal);
      } catch (thrown) {
        if (toDaypassError(thrown).code !== 'mfaCodeRefused' || attempt >= MOST_MFA_ATTEMPTS) throw thrown;
      }
    }
  }

  async #mfaCode(device: MfaDevice, signal: AbortSignal): Promise<string> {
    const code = (await this.#deps.ports.askMfaCode?.(device, signal))?.trim();
    if (code === undefined || !/^\d{6}$/u.test(code))
      throw new DaypassError('mfaCodeNeeded', { profile: device.profileName });
    return code;
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
