import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { portalKey } from '../../shared/text/start-url.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import type { Trouble } from '../../shared/view.ts';
import type { RoleSelector } from '../requests.ts';
import type { SsoProfile } from '../state.ts';
import type { Assumed, RoleSource, SourceProvider } from './role-source.ts';

/** A source that is one assumed role. */
interface UnlistedSource {
  readonly source: RoleSource;
  readonly assumed: Assumed;
}

/** All sources of all kinds, as last read. Earlier providers come first and win an id that two of them give. */
export class SourceRegistry {
  #providers: readonly SourceProvider[];
  #sources: ReadonlyMap<string, RoleSource> = new Map();
  #profiles: readonly SsoProfile[] = [];
  #unlisted: readonly UnlistedSource[] = [];

  constructor(providers: readonly SourceProvider[] = []) {
    this.#providers = providers;
  }

  /** For providers that need the registry themselves, as an assumed role does for the keys of its base. */
  add(providers: readonly SourceProvider[]): void {
    this.#providers = [...this.#providers, ...providers];
  }

  all(): readonly RoleSource[] {
    return [...this.#sources.values()].filter(({ assumed }) => assumed === undefined);
  }

  /** The sources that no list of sessions shows. The same array until the next `refresh`. */
  unlisted(): readonly UnlistedSource[] {
    return this.#unlisted;
  }

  /** The source of that id, if it exists. */
  of(sourceId: string): RoleSource | undefined {
    return this.#sources.get(sourceId);
  }

  /** The same array until the next `refresh`. */
  get profiles(): readonly SsoProfile[] {
    return this.#profiles;
  }

  get writtenFiles(): readonly string[] {
    return this.#providers.flatMap(({ writtenFiles = [] }) => writtenFiles);
  }

  get trouble(): Trouble | undefined {
    return this.#providers.find(({ trouble }) => trouble !== undefined)?.trouble;
  }

  /** Finds what exists now. Never rejects. */
  async refresh(): Promise<void> {
    const found = await Promise.all(this.#providers.map((provider) => provider.refresh()));
    const sources = new Map<string, RoleSource>();
    for (const source of found.flat()) if (!sources.has(source.info.id)) sources.set(source.info.id, source);
    this.#sources = sources;
    this.#profiles = this.#providers.flatMap(({ profiles = [] }) => profiles);
    this.#unlisted = [...sources.values()].flatMap((source) =>
      source.assumed === undefined ? [] : [{ source, assumed: source.assumed }],
    );
  }

  /** Finds what exists now, and reads the state of every source again. */
  async reload(): Promise<void> {
    await this.refresh();
    await Promise.all(this.#providers.flatMap((provider) => provider.reload?.() ?? []));
  }

  /**
   * The source a person means: by its id, another name of it, its label or its start URL; with no name, the only one there is. Reads its state.
   * Rejects: sessionUnknown, sessionNone, sessionAmbiguous, configUnreadable.
   */
  async find(name?: string): Promise<RoleSource> {
    await this.refresh();
    const source = this.#named(name);
    await source.load();
    return source;
  }

  /**
   * The role of a profile, or one named directly. `environmentProfile`: the profile whose keys begin with those of the
   * environment, so that only the process that wants them can get them. Rejects: profileUnknown, profileNotSso, sessionUnknown,
   * accountIdInvalid.
   */
  async resolveRole(
    selector: RoleSelector,
  ): Promise<RoleRef & { readonly profile?: SsoProfile; readonly environmentProfile?: string }> {
    await this.refresh();
    const role = this.#roleOf(selector);
    const assumed = this.of(role.sourceId)?.assumed;
    return assumed?.isFromEnvironment === true ? { ...role, environmentProfile: assumed.profileName } : role;
  }

  #roleOf(selector: RoleSelector): RoleRef & { profile?: SsoProfile } {
    if ('profileName' in selector) return this.#roleOfProfile(selector.profileName);
    const { accountId, roleName } = selector;
    if (!/^\d{12}$/.test(accountId)) throw new DaypassError('accountIdInvalid', { accountId: accountId.slice(0, 64) });
    return { sourceId: this.#named(selector.sourceId).info.id, accountId, roleName };
  }

  start(): void {
    for (const provider of this.#providers) provider.start?.();
  }

  async stop(): Promise<void> {
    await Promise.all(this.#providers.flatMap((provider) => provider.stop?.() ?? []));
  }

  wake(): void {
    for (const provider of this.#providers) provider.wake?.();
  }

  /** Providers first: none of their sources may get its turn by the end of another's sign-in. */
  cancelSignIns(): void {
    for (const provider of this.#providers) provider.cancelSignIns?.();
    for (const source of this.all()) source.cancelSignIn();
  }

  #named(name: string | undefined): RoleSource {
    const sources = this.all();
    if (this.trouble && sources.length === 0) throw new DaypassError(this.trouble.code, this.trouble.facts);
    if (name !== undefined) {
      const found = this.of(name) ?? sources.find(({ otherNames = [] }) => otherNames.includes(name));
      if (found) return found;
      const [shown, ...more] = sources.filter((source) => isShownAs(source, name));
      if (more.length > 0) throw new DaypassError('sessionAmbiguous', { known: idsOf(sources) });
      if (shown) return shown;
      throw new DaypassError('sessionUnknown', { session: name.slice(0, 200), known: idsOf(sources) });
    }
    const [only, ...others] = sources;
    if (!only) throw new DaypassError('sessionNone');
    if (others.length > 0) throw new DaypassError('sessionAmbiguous', { known: idsOf(sources) });
    return only;
  }

  #roleOfProfile(profileName: string): RoleRef & { profile: SsoProfile } {
    const profile = this.#profiles.find((candidate) => candidate.profileName === profileName);
    if (profile) {
      const { sourceId, accountId, roleName } = profile;
      return { sourceId: this.#named(sourceId).info.id, accountId, roleName, profile };
    }
    for (const provider of this.#providers) {
      const role = provider.roleOfProfile?.(profileName);
      if (role) return { sourceId: role.sourceId, accountId: role.accountId, roleName: role.roleName, profile: role };
    }
    if (this.trouble) throw new DaypassError(this.trouble.code, this.trouble.facts);
    const isOther = this.#providers.some(({ otherProfileNames = [] }) => otherProfileNames.includes(profileName));
    throw new DaypassError(isOther ? 'profileNotSso' : 'profileUnknown', { profile: profileName.slice(0, 200) });
  }
}

/** By its label, or by its start URL in any form that leads to the same portal. */
function isShownAs({ info: { label, startUrl } }: RoleSource, name: string): boolean {
  return label === name || (startUrl !== undefined && portalKey(startUrl) === portalKey(name));
}

function idsOf(sources: readonly RoleSource[]): string {
  return sources.map(({ info }) => info.id).join(', ');
}
