import { DaypassError, toDaypassError } from '../shared/daypass-error.ts';
import type { RoleRef } from '../shared/role-ref.ts';
import type { Trouble } from '../shared/snapshots.ts';
import { Directory } from './accounts/directory.ts';
import { enumerateAccounts } from './accounts/enumerate.ts';
import {
  NO_MARKED_ROLES,
  readMarkedRoles,
  withFavourite,
  withRecent,
  writeMarkedRoles,
  type MarkedRoles,
} from './accounts/marked-roles.ts';
import { consoleLink } from './credentials/console-link.ts';
import { KeyRing } from './credentials/key-ring.ts';
import type { Engine, NewSessionInput, RoleSelector } from './engine-api.ts';
import type { EngineState, SsoSession } from './engine-state.ts';
import { awsPaths } from './files/aws-paths.ts';
import { readConfigFile } from './files/config-file.ts';
import { ownPaths } from './files/own-paths.ts';
import { readRegistration, writeRegistration } from './files/registration-store.ts';
import { readSsoConfig, type SsoConfig } from './files/sso-config.ts';
import { watchFiles } from './files/watch-files.ts';
import { OidcGateway } from './portal/oidc-gateway.ts';
import { Pacer } from './portal/pacer.ts';
import { PortalGateway } from './portal/portal-gateway.ts';
import type { Ports } from './ports.ts';
import { ProfileBook } from './profiles/profile-book.ts';
import type { Secret } from './secret.ts';
import { findSession } from './sessions/find-session.ts';
import type { RegistrationStore } from './sessions/registrations.ts';
import { runFlow } from './sessions/run-flow.ts';
import { Supervisor } from './sessions/supervisor.ts';
import { TokenKeeper, type KeptToken } from './sessions/token-keeper.ts';

/** Puts the engine together. Its rooms know nothing of one another; what passes between them passes here. */
export function createEngine(ports: Ports): Engine {
  const aws = awsPaths(ports.surroundings);
  const own = ownPaths(ports.surroundings);
  const listeners = new Set<(state: EngineState) => void>();
  let config: SsoConfig = { sessions: [], profiles: [], otherProfileNames: [], oddLines: [] };
  let configTrouble: Trouble | undefined;
  let marked: MarkedRoles = NO_MARKED_ROLES;
  let stopWatching: () => void = () => undefined;
  let isStarted = false;

  const oidcFor = perRegion((region) => new OidcGateway(ports, region));
  const portalFor = perRegion((region) => new PortalGateway(ports, region));
  const pacerFor = perRegion(() => new Pacer(ports));
  const keeper = new TokenKeeper(ports, { ssoCacheDir: aws.ssoCacheDir, locksDir: own.locksDir }, oidcFor);
  const registrations: RegistrationStore = {
    read: (key) => readRegistration(own.registrationsDir, key),
    write: (key, registration) => writeRegistration(own.registrationsDir, key, registration),
  };
  const supervisor = new Supervisor(ports, keeper, runFlow(ports, oidcFor, registrations), onSessionChange);
  const directory = new Directory(
    ports,
    own.directoryDir,
    (session, options) =>
      withToken(session, (token) =>
        enumerateAccounts(portalFor(session.region), pacerFor(session.region), token, options),
      ),
    publish,
  );
  let state = snapshot();
  const keys = new KeyRing(ports.clock, async (role, signal) => {
    const session = await find(role.sessionName);
    const portal = portalFor(session.region);
    return withToken(session, (token) => portal.roleCredentials(token, role, signal)).catch(namingRole(role));
  });
  const profiles = new ProfileBook({ ...ports, configPath: aws.configPath, locksDir: own.locksDir });

  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reload,
    async start() {
      isStarted = true;
      supervisor.startRenewing();
      await reload();
      if (!isStarted) return;
      stopWatching = watchFiles(aws, () => void reload(), ports);
    },
    async stop() {
      isStarted = false;
      stopWatching();
      await supervisor.stop();
    },
    wake() {
      if (!isStarted) return;
      supervisor.tick();
      void reload();
    },

    async addSession(input: NewSessionInput) {
      const added = await profiles.addSession(input);
      await reload();
      return find(added.name);
    },
    findSession: find,

    async signIn(sessionName, options = {}) {
      const session = await find(sessionName);
      const token = await supervisor.signIn(session, options);
      keys.forgetSession(session.name);
      return { expiresAtMillis: token.expiresAtMillis, refreshable: token.refreshToken !== undefined };
    },
    cancelSignIn: (sessionName) => supervisor.cancelSignIn(sessionName),
    async signOut(sessionName) {
      const session = await find(sessionName);
      supervisor.cancelSignIn(session.name);
      const token = await keeper.read(session);
      const revokedAtAws = token === undefined || (await revoke(session, token));
      await keeper.forget(session);
      keys.forgetSession(session.name);
      supervisor.signedOutHere(session.name);
      return { revokedAtAws };
    },

    async listAccounts(sessionName, { refresh = false, signal } = {}) {
      const session = await find(sessionName);
      await directory.load(session);
      if (refresh || !directory.isFresh(session.name)) return directory.list(session, signal);
      // A list is for the signed in, also one we have by heart.
      await keeper.live(session);
      const { asOfMillis = 0 } = directory.listingOf(session.name);
      return { accounts: directory.accountsOf(session.name), asOfMillis };
    },
    async setFavourite(role, favourite) {
      await mark((roles) => withFavourite(roles, role, favourite));
    },

    async resolveRole(selector: RoleSelector) {
      await refreshConfig();
      if ('profileName' in selector) return roleOfProfile(selector.profileName);
      const { accountId, roleName } = selector;
      if (!/^\d{12}$/.test(accountId))
        throw new DaypassError('accountIdInvalid', { accountId: accountId.slice(0, 64) });
      return { sessionName: findSession(config, selector.sessionName).name, accountId, roleName };
    },
    async roleCredentials(role, { signal } = {}) {
      const credentials = await keys.get(role, signal);
      await mark((roles) => withRecent(roles, role));
      return credentials;
    },
    async consoleUrl(role, { destination } = {}) {
      const link = consoleLink(await find(role.sessionName), role, destination);
      await mark((roles) => withRecent(roles, role));
      return link;
    },

    async suggestProfileName(role) {
      const account = directory.accountsOf(role.sessionName).find(({ accountId }) => accountId === role.accountId);
      return profiles.suggestName(role, account?.accountName ?? '');
    },
    async previewProfile(request) {
      return profiles.preview(request, await find(request.role.sessionName));
    },
    async addProfile(request) {
      const preview = await profiles.add(request, await find(request.role.sessionName));
      await reload();
      return preview;
    },
  };

  async function reload(): Promise<void> {
    await refreshConfig();
    marked = await readMarkedRoles(own.preferencesPath);
    await supervisor.follow(config.sessions);
    await Promise.all(config.sessions.map((session) => directory.load(session)));
    publish();
  }

  /** Keeps the last good reading while the file can't be read: a torn moment is no reason to forget sessions. */
  async function refreshConfig(): Promise<void> {
    try {
      config = readSsoConfig((await readConfigFile(aws.configPath)).document);
      configTrouble = undefined;
    } catch (thrown) {
      const { code, facts } = toDaypassError(thrown);
      configTrouble = { code, facts, atMillis: ports.clock.nowMillis() };
    }
  }

  async function find(name?: string): Promise<SsoSession> {
    await refreshConfig();
    if (configTrouble && config.sessions.length === 0) throw new DaypassError(configTrouble.code, configTrouble.facts);
    const session = findSession(config, name);
    await supervisor.ensure(session);
    return session;
  }

  function roleOfProfile(profileName: string) {
    const profile = config.profiles.find((candidate) => candidate.profileName === profileName);
    if (profile) {
      const { sessionName, accountId, roleName } = profile;
      return { sessionName: findSession(config, sessionName).name, accountId, roleName, profile };
    }
    const isOther = config.otherProfileNames.includes(profileName);
    throw new DaypassError(isOther ? 'profileNotSso' : 'profileUnknown', { profile: profileName });
  }

  /** Asks the portal with a live token; on 401 once more with a renewed one, whatever the first one's expiry says. */
  async function withToken<T>(session: SsoSession, ask: (token: Secret) => Promise<T>): Promise<T> {
    const token = await keeper.live(session);
    try {
      return await ask(token.accessToken);
    } catch (thrown) {
      if (toDaypassError(thrown).code !== 'signInNeeded') throw thrown;
      return ask((await renewed(session, token)).accessToken);
    } finally {
      await supervisor.look(session.name);
    }
  }

  async function renewed(session: SsoSession, rejected: KeptToken): Promise<KeptToken> {
    try {
      return await keeper.live(session, rejected);
    } catch (thrown) {
      if (toDaypassError(thrown).code === 'signInNeeded') supervisor.tokenRejected(session.name);
      throw thrown;
    }
  }

  async function revoke(session: SsoSession, token: KeptToken): Promise<boolean> {
    try {
      await portalFor(session.region).logout(token.accessToken);
      return true;
    } catch (thrown) {
      const { code } = toDaypassError(thrown);
      ports.log.warn('logoutNotTold', { session: session.name, code });
      // 401: the token was dead already.
      return code === 'signInNeeded';
    }
  }

  /** A mark that can't be saved holds for this run; it must not cost the keys it came with. */
  async function mark(change: (roles: MarkedRoles) => MarkedRoles): Promise<void> {
    marked = change(await readMarkedRoles(own.preferencesPath));
    publish();
    try {
      await writeMarkedRoles(own.preferencesPath, marked);
    } catch (thrown) {
      ports.log.warn('marksNotSaved', { code: toDaypassError(thrown).code });
    }
  }

  function onSessionChange(sessionName: string): void {
    const { standing } = supervisor.of(sessionName);
    if (standing.at === 'signedOut') keys.forgetSession(sessionName);
    publish();
  }

  function publish(): void {
    state = snapshot();
    for (const listener of listeners) listener(state);
  }

  function snapshot(): EngineState {
    return {
      sessions: config.sessions.map((session) => ({
        session,
        ...supervisor.of(session.name),
        listing: directory.listingOf(session.name),
      })),
      accounts: Object.fromEntries(config.sessions.map(({ name }) => [name, directory.accountsOf(name)])),
      profiles: config.profiles,
      favourites: marked.favourites,
      recents: marked.recents,
      ...(configTrouble && { configTrouble }),
    };
  }
}

function perRegion<T>(make: (region: string) => T): (region: string) => T {
  const made = new Map<string, T>();
  return (region) => {
    const known = made.get(region) ?? make(region);
    made.set(region, known);
    return known;
  };
}

function namingRole({ accountId, roleName }: RoleRef) {
  return (thrown: unknown): never => {
    const error = toDaypassError(thrown);
    if (error.code !== 'noAccess' && error.code !== 'roleNotFound') throw error;
    throw new DaypassError(error.code, { ...error.facts, accountId, roleName }, { cause: error });
  };
}
