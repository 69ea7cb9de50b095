import type { AssumedRole, EngineState, SourceStanding, SourceState } from '../state.ts';
import type { SourceRegistry } from '../sources/registry.ts';
import type { AccountCache } from '../roles/accounts/account-cache.ts';
import type { RolePreferences } from '../roles/preferences/role-preferences.ts';
import type { RoleSource } from '../sources/role-source.ts';
import type { AwsTransport } from '../transport/aws-transport.ts';

interface Read {
  readonly sources: SourceRegistry;
  readonly accountCache: AccountCache;
  readonly assumedRoles: () => readonly AssumedRole[];
  readonly rolePreferences: RolePreferences;
  readonly transport: AwsTransport;
}

const EMPTY: EngineState = {
  sessions: [],
  accounts: {},
  profiles: [],
  assumedRoles: [],
  favourites: [],
  recents: [],
  accountMarks: [],
};

/** The engine's state, put together by `publish`. Before `readFrom` it is empty. */
export class EngineStateStore {
  readonly #listeners = new Set<(state: EngineState) => void>();
  #parts: Read | undefined;
  now: EngineState = EMPTY;
  /** True once preferences and account lists were read from disk. */
  isLoaded = false;
  #filesRevision = 0;

  readFrom(parts: Read): void {
    this.#parts = parts;
    this.now = snapshot(parts, this.#filesRevision);
  }

  noteFilesRead(): void {
    this.isLoaded = true;
    this.#filesRevision += 1;
  }

  subscribe(listener: (state: EngineState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  readonly publish = (): void => {
    if (this.#parts) this.now = snapshot(this.#parts, this.#filesRevision);
    for (const listener of this.#listeners) listener(this.now);
  };
}

export function standingIn(sources: SourceRegistry, sourceId: string): SourceStanding['standing'] {
  return sources.of(sourceId)?.state().standing ?? { at: 'signedOut', reason: 'never' };
}

function snapshot(
  { sources, accountCache, assumedRoles, rolePreferences, transport }: Read,
  filesRevision: number,
): EngineState {
  const { trouble } = sources;
  const infos = sources.all().map(({ info }) => info);
  return {
    sessions: sources.all().map((source) => sourceState(source, accountCache)),
    accounts: Object.fromEntries(infos.map(({ id }) => [id, accountCache.accountsOf(id)])),
    profiles: sources.profiles,
    assumedRoles: assumedRoles(),
    ...rolePreferences.roles,
    ...(filesRevision > 0 && { filesRevision }),
    ...(trouble && { configTrouble: trouble }),
    ...(transport.clockAheadMillis !== undefined && { clockAheadMillis: transport.clockAheadMillis }),
  };
}

function sourceState(source: RoleSource, accountCache: AccountCache): SourceState {
  return { session: source.info, ...source.state(), listing: accountCache.listingOf(source.info.id) };
}
