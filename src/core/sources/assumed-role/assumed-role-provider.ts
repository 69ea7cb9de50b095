import { DaypassError, toDaypassError } from '../../../shared/errors/daypass-error.ts';
import type { SsoProfile } from '../../state.ts';
import type { RoleSource, SourceDeps, SourceProvider } from '../role-source.ts';
import { AssumedRoleSource } from './assumed-role-source.ts';
import { profileChain, type ProfileValues } from './profile-chain.ts';
import { readProfileValues } from './profile-values.ts';

/** The profiles with `role_arn`. Each is a source of its one role. */
export class AssumedRoleProvider implements SourceProvider {
  readonly type = 'assumedRole';
  readonly #deps: SourceDeps;
  #profiles: ReadonlyMap<string, ProfileValues> = new Map();
  profiles: readonly SsoProfile[] = [];
  #refusals: ReadonlyMap<string, DaypassError> = new Map();

  constructor(deps: SourceDeps) {
    this.#deps = deps;
  }

  async refresh(): Promise<readonly RoleSource[]> {
    try {
      this.#profiles = await readProfileValues(this.#deps.aws);
    } catch (thrown) {
      // The other providers report a config file that can't be read.
      this.#deps.ports.log.info('assumedRoles.unread', { code: toDaypassError(thrown).code });
    }
    const sources = new Map<string, AssumedRoleSource>();
    const refusals = new Map<string, DaypassError>();
    for (const [name, values] of this.#profiles) {
      if (!values.has('role_arn')) continue;
      try {
        const chain = profileChain(this.#profiles, name, (profile) => this.#isSource(profile));
        if (chain) sources.set(name, new AssumedRoleSource(name, values, chain, this.#deps));
      } catch (thrown) {
        refusals.set(name, toDaypassError(thrown));
      }
    }
    this.profiles = [...sources].map(
      ([
        profileName,
        {
          role: { sourceId, accountId, roleName },
        },
      ]) => {
        const region = this.#profiles.get(profileName)?.get('region');
        const profile = { profileName, sourceId, accountId, roleName };
        return region === undefined ? profile : Object.assign(profile, { region });
      },
    );
    this.#refusals = refusals;
    return [...sources.values()];
  }

  /** Throws what is wrong with the profile's chain. */
  roleOfProfile(profileName: string): SsoProfile | undefined {
    const refusal = this.#refusals.get(profileName);
    if (refusal) throw refusal;
    return this.profiles.find((profile) => profile.profileName === profileName);
  }

  /** By the keys that make a profile a role of another source. Whether that exists is known when its keys are asked for. */
  #isSource(profileName: string): boolean {
    const values = this.#profiles.get(profileName);
    return ['sso_session', 'sso_start_url', 'credential_process', 'login_session'].some((key) => values?.has(key));
  }
}
