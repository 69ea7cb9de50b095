import type { ConfigEdit } from '../../shared/domain/config-edits.ts';
import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import type { SessionState } from '../../shared/view.ts';
import { AccountCache } from '../roles/accounts/account-cache.ts';
import { enumerateAccounts } from '../roles/accounts/enumerate.ts';
import { RolePreferences } from '../roles/preferences/role-preferences.ts';
import { allowedLink, endpointUrlsOf } from '../transport/link-gate.ts';
import { consoleLink } from '../roles/console/console-link.ts';
import { federationLink } from '../roles/console/federation-link.ts';
import { RoleCredentialCache } from '../roles/credentials/role-credential-cache.ts';
import { CredentialsFileRefresher, type StoredKeysSession } from '../roles/credentials/credentials-file-refresher.ts';
import { EncryptedCredentialStore } from '../roles/credentials/encrypted-credential-store.ts';
import { pendingEdits } from './pending-edits.ts';
import type { Engine } from './api.ts';
import type { EngineState, SourceState, SsoSession } from '../state.ts';
import { Doctor } from '../doctor/doctor.ts';
import { awsPaths } from '../disk/paths/aws-paths.ts';
import { ownPaths } from '../disk/paths/own-paths.ts';
import { readRegistration, writeRegistration } from '../sources/identity-center/tokens/registration-store.ts';
import { sweepStrays } from '../sources/identity-center/tokens/remove-stray-files.ts';
import { tokenFilePath } from '../sources/identity-center/tokens/token-cache.ts';
import { tokenStoreIn } from '../sources/identity-center/tokens/token-store.ts';
import { watchFiles } from '../disk/watch/watch-files.ts';
import { FederationGateway } from '../sources/identity-center/portal/federation-gateway.ts';
import { OidcGateway } from '../sources/identity-center/portal/oidc-gateway.ts';
import { Pacer } from '../sources/identity-center/portal/pacer.ts';
import { PortalGateway } from '../sources/identity-center/portal/portal-gateway.ts';
import { findRegion } from '../sources/identity-center/portal/portal-region.ts';
import { AwsTransport } from '../transport/aws-transport.ts';
import type { RoleCredentials } from '../role-credentials.ts';
import type { Ports } from '../ports.ts';
import { Secret } from '../secret.ts';
import { runnableCommand } from '../profiles/bridges/runnable-command.ts';
import { readBulkRules } from '../profiles/bulk/bulk-rules.ts';
import { Configuration } from '../profiles/read/session-config-reader.ts';
import { keysFileOn } from '../profiles/editor/credentials-file-editor.ts';
import { ConfigEditor } from '../profiles/editor/config-editor.ts';
import { planEdit } from '../profiles/editor/edit-planner.ts';
import type { KnownRoles } from '../profiles/editor/edit-plan.ts';
import { ProfileReader } from '../profiles/read/profile-reader.ts';
import { PortalAccess } from '../sources/identity-center/session/portal-access.ts';
import { PortalSessionHistory } from '../sources/identity-center/session/portal-session-history.ts';
import { RefusedTokens } from '../sources/identity-center/sign-in/refused-tokens.ts';
import type { RegistrationStore } from '../sources/identity-center/sign-in/registrations.ts';
import { runFlow } from '../sources/identity-center/sign-in/run-flow.ts';
import { detectRemoteSignOut } from '../sources/identity-center/session/detect-remote-sign-out.ts';
import { SessionManager } from '../sources/identity-center/session/session-manager.ts';
import { TokenManager } from '../sources/identity-center/tokens/token-manager.ts';

/** A program that overwrites an edit has read the file just before it; between the AWS CLI's reading and writing lie milliseconds. */
const OVERWRITTEN_WITHIN_MILLIS = 60;

/** Puts the engine together. Its rooms know nothing of one another; what passes between them passes here. */
export function createEngine(ports: Ports): Engine {
  const { clock, log, surroundings } = ports;
  const aws = awsPaths(surroundings);
  const own = ownPaths(surroundings);
  const transport = new AwsTransport(ports, publish);
  const oidcFor = perKey((region) => new OidcGateway(ports, region, transport));
  const portalFor = perKey((region) => new PortalGateway(ports, region, transport));
  const federationFor = perKey((region) => new FederationGateway(ports, region, transport));
  const pacerFor = perKey(() => new Pacer(ports));
  const registrations: RegistrationStore = {
    read: (key) => readRegistration(own.registrationsDir, key),
    write: (key, registration) => writeRegistration(own.registrationsDir, key, registration),
  };

  const configuration = new Configuration(aws.configPath, clock);
  const doctor = new Doctor(aws, own, ports, () => state.clockAheadMillis);
  const rolePreferences = new RolePreferences(own.preferencesPath, log, publish);
  const editor = new ConfigEditor(
    { ...ports, aws, locksDir: own.locksDir, backupsDir: own.backupsDir },
    {
      known: knownRoles,
      plan: (edit, files, known) => (edit.edit === 'fix' ? doctor.planFix(edit, files) : planEdit(edit, files, known)),
      ...pendingEdits(own, rolePreferences, log),
    },
  );
  const profiles = new ProfileReader(aws, editor);
  const tokens = tokenStoreIn({ ssoCacheDir: aws.ssoCacheDir, locksDir: own.locksDir }, ports);
  const portalHistory = new PortalSessionHistory(own, ports);
  const tokenManager = new TokenManager(ports, tokens, oidcFor, portalHistory, new RefusedTokens(own, ports));
  const sessionManager = new SessionManager(
    ports,
    tokenManager,
    runFlow(ports, oidcFor, registrations),
    onSessionChange,
  );
  const access = new PortalAccess(tokenManager, sessionManager, portalFor, log);
  const accountCache = new AccountCache(
    ports,
    own.directoryDir,
    (session, options) =>
      access.ask(session, (portal, token) => enumerateAccounts(portal, pacerFor(session.region), token, options)),
    publish,
  );
  const sealedKeys = new EncryptedCredentialStore(ports, own.vaultDir, async (sourceId) => {
    const session = await find(sourceId);
    return isHeld(sessionManager.of(session.name).standing) ? session : undefined;
  });
  const keys = new RoleCredentialCache(clock, mintKeys, sealedKeys);

  const credentialsFileRefresher = new CredentialsFileRefresher(
    ports,
    own.storedKeysPath,
    keysFileOn(editor, aws.credentialsPath, own.storedKeysPath),
    (role) => keys.get(role),
    (sourceId) => storedKeysSessionAt(sessionManager.of(sourceId).standing),
  );

  const listeners = new Set<(state: EngineState) => void>();
  let state = snapshot();
  let stopWatching: (() => void) | undefined;
  let following: Promise<void> = Promise.resolve();

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
      sessionManager.startRenewing();
      stopWatching = watchFiles(
        { ...aws, ownPaths: [own.storedKeysPath, own.refusedTokensPath] },
        () => void (following = following.then(follow, follow)),
        ports,
      );
      await reload();
      credentialsFileRefresher.start();
      void credentialsFileRefresher.look();
      await sweepStrays(aws, own, configuration.sessions, clock);
    },
    async stop() {
      stopWatching?.();
      stopWatching = undefined;
      await following.catch(() => undefined);
      await credentialsFileRefresher.stop();
      await sessionManager.stop();
      await portalHistory.settled();
      await sealedKeys.settled();
      transport.destroy();
    },
    wake() {
      if (!stopWatching) return;
      transport.forgetRoutes();
      sessionManager.wake();
      void reload();
    },

    findRegion: (startUrl, signal) => findRegion(ports, transport, startUrl, signal),
    findSession: find,
    async addSession(input) {
      await profiles.addSession(input);
      await reload();
      return find(input.name);
    },

    async signIn(sourceId, options = {}) {
      const session = await find(sourceId);
      const token = await sessionManager.signIn(session, options);
      keys.forgetSession(session.name);
      return { expiresAtMillis: token.expiresAtMillis, refreshable: token.refreshToken !== undefined };
    },
    cancelSignIn: (sourceId) => sessionManager.cancelSignIn(sourceId),
    async signOut(sourceId) {
      const session = await find(sourceId);
      sessionManager.cancelSignIn(session.name);
      return { revokedAtAws: await endHere(session) };
    },
    async signOutEverywhere() {
      await configuration.refresh();
      const { sessions, trouble } = configuration;
      if (trouble && sessions.length === 0) throw new DaypassError(trouble.code, trouble.facts);
      sessionManager.cancelSignIns();
      return detectRemoteSignOut(sessions, async (session) => {
        await sessionManager.ensure(session);
        return endHere(session);
      });
    },

    async listAccounts(sourceId, { refresh = false, signal } = {}) {
      const session = await find(sourceId);
      await accountCache.load(session);
      if (refresh || !accountCache.isFresh(session.name)) return accountCache.list(session, signal);
      // A list is for the signed in, also one we have in the cache.
      await tokenManager.live(session);
      const { asOfMillis = 0 } = accountCache.listingOf(session.name);
      return { accounts: accountCache.accountsOf(session.name), asOfMillis };
    },
    setFavourite: (role, favourite) => rolePreferences.setFavourite(role, favourite),
    markAccount: (change) => rolePreferences.markAccount(change),

    async resolveRole(selector) {
      await configuration.refresh();
      return configuration.resolveRole(selector);
    },
    async roleCredentials(role, { signal } = {}) {
      const credentials = await keys.get(role, signal);
      await rolePreferences.noteRecent(role);
      return credentials;
    },
    async consoleUrl(role, place = {}) {
      const session = await find(role.sourceId);
      const link = allowedConsoleLink(session, consoleLink(session, role, place));
      await rolePreferences.noteRecent(role);
      return link;
    },
    async federatedConsoleUrl(role, place = {}) {
      const session = await find(role.sourceId);
      const { env } = surroundings;
      // Looked at before any keys leave.
      federationLink(session, new Secret(''), place, env);
      const signInToken = await federationFor(session.region).signInToken(await keys.get(role));
      await rolePreferences.noteRecent(role);
      return federationLink(session, signInToken, place, env);
    },

    async suggestProfileName(role) {
      const account = accountCache.accountsOf(role.sourceId).find(({ accountId }) => accountId === role.accountId);
      return profiles.suggestName(role, account?.accountName ?? '');
    },
    listProfiles: () => profiles.list(),
    previewEdit: (edit) => editor.preview(edit),
    async applyEdit(edit, options) {
      // The keys come from AWS before the files are locked, not while others wait.
      if (edit.edit === 'keepKeys') await editor.preview(edit);
      try {
        const signedIn = await sessionThatGoes(edit);
        const made = await editor.apply(edit, options);
        if (signedIn !== undefined) await endGone(signedIn);
        if (options?.lookAgain === true) {
          await ports.alarm.sleep(OVERWRITTEN_WITHIN_MILLIS);
          await reconcile();
        }
        return made;
      } finally {
        await reload();
      }
    },
    listBackups: () => editor.backups(),
    listStoredKeys: () => credentialsFileRefresher.list(),
    diagnose: () => doctor.diagnose(),
  };

  async function follow(): Promise<void> {
    await reconcile();
    await reload();
  }

  async function reconcile(): Promise<void> {
    const edits = await editor.reconcile();
    if (edits > 0) log.warn('editsMadeAgain', { edits });
  }

  async function reload(): Promise<void> {
    await configuration.refresh();
    await rolePreferences.load();
    await portalHistory.reload();
    await sessionManager.follow(configuration.sessions);
    await Promise.all(configuration.sessions.map((session) => accountCache.load(session)));
    publish();
    void credentialsFileRefresher.look();
    if (stopWatching) void sealedKeys.tidy();
  }

  async function mintKeys(role: RoleRef, signal: AbortSignal): Promise<RoleCredentials> {
    const session = await find(role.sourceId);
    return access
      .ask(session, (portal, token) => portal.roleCredentials(token, role, signal))
      .catch((thrown: unknown) => Promise.reject(namingRole(toDaypassError(thrown), role)));
  }

  /** What edits choose from, as fresh as the disk. */
  async function knownRoles(): Promise<KnownRoles> {
    await configuration.refresh();
    const { sessions, trouble } = configuration;
    // Not "no such session": nobody could look.
    if (trouble?.code === 'configUnreadable') throw new DaypassError(trouble.code, trouble.facts);
    await rolePreferences.load();
    await Promise.all(sessions.map((session) => accountCache.load(session)));
    return {
      sessions,
      accountsOf: (sourceId) => accountCache.accountsOf(sourceId),
      favourites: rolePreferences.roles.favourites,
      isWhole: (sourceId) => accountCache.isFresh(sourceId) && isHeld(sessionManager.of(sourceId).standing),
      bulkRules: await readBulkRules(own.bulkRulesPath),
      platform: surroundings.platform,
      bridgeProgram: (command) => runnableCommand(command, surroundings),
      keysOf: (role) => keys.get(role),
      environmentRegion: surroundings.env['AWS_REGION'] || surroundings.env['AWS_DEFAULT_REGION'],
    };
  }

  /** True where AWS was told. */
  /** The session whose token file no section will name once the edit is made. */
  async function sessionThatGoes(edit: ConfigEdit): Promise<SsoSession | undefined> {
    if (edit.edit !== 'removeSession' && edit.edit !== 'changeSession') return undefined;
    await configuration.refresh();
    return configuration.sessions.find(({ kind, name }) => kind === 'session' && name === edit.name);
  }

  /** Signs a session out that the config no longer has: nobody could find its token any more. */
  async function endGone(session: SsoSession): Promise<void> {
    await configuration.refresh();
    if (configuration.sessions.some(({ name }) => name === session.name)) return;
    sessionManager.cancelSignIn(session.name);
    await endHere(session).catch((thrown: unknown) => {
      log.warn('goneSessionNotSignedOut', { session: session.name, code: toDaypassError(thrown).code });
    });
  }

  async function endHere(session: SsoSession): Promise<boolean> {
    const isRevoked = await access.end(session);
    keys.forgetSession(session.name);
    await sealedKeys.settled();
    sessionManager.signedOutHere(session.name, isRevoked);
    await credentialsFileRefresher.endSession(session.name);
    await editor.forgetMoved(tokenFilePath(aws.ssoCacheDir, session));
    return isRevoked;
  }

  async function find(name?: string): Promise<SsoSession> {
    await configuration.refresh();
    const session = configuration.findSession(name);
    await sessionManager.ensure(session);
    return session;
  }

  function onSessionChange(sourceId: string): void {
    if (sessionManager.of(sourceId).standing.at === 'signedOut') keys.forgetSession(sourceId);
    publish();
    void credentialsFileRefresher.look();
  }

  /** A start URL of the config may be anything; only a link that may leave for the browser is handed out. */
  function allowedConsoleLink({ startUrl }: SsoSession, link: string): string {
    const policy = { startUrls: [startUrl], endpointUrls: endpointUrlsOf(surroundings.env) };
    const allowed = allowedLink(link, policy);
    if (allowed === undefined) throw new DaypassError('startUrlInvalid', { startUrl });
    return allowed;
  }

  function sessionState(session: SsoSession): SourceState {
    const supervised = sessionManager.of(session.name);
    const portalEndsAtMillis = isHeld(supervised.standing) ? portalHistory.estimatedEndMillis(session.name) : undefined;
    const portalSinceMillis = portalHistory.sinceMillis(session.name);
    return {
      session,
      ...supervised,
      listing: accountCache.listingOf(session.name),
      ...(portalEndsAtMillis !== undefined && { portalEndsAtMillis }),
      ...(portalEndsAtMillis !== undefined && portalSinceMillis !== undefined && { portalSinceMillis }),
    };
  }

  function publish(): void {
    state = snapshot();
    for (const listener of listeners) listener(state);
  }

  function snapshot(): EngineState {
    const { sessions, trouble } = configuration;
    return {
      sessions: sessions.map((session) => sessionState(session)),
      accounts: Object.fromEntries(sessions.map(({ name }) => [name, accountCache.accountsOf(name)])),
      profiles: configuration.profiles,
      ...rolePreferences.roles,
      ...(trouble && { configTrouble: trouble }),
      ...(transport.clockAheadMillis !== undefined && { clockAheadMillis: transport.clockAheadMillis }),
    };
  }
}

/** Whether there is a token, so that a portal session stands behind it. */
function isHeld(standing: SessionState): boolean {
  return 'expiresAtMillis' in standing || ('heldUntilMillis' in standing && standing.heldUntilMillis !== undefined);
}

function storedKeysSessionAt(standing: SessionState): StoredKeysSession {
  if (isHeld(standing)) return 'held';
  return standing.at === 'signedOut' && standing.reason !== 'expired' ? 'ended' : 'expired';
}

function perKey<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

function namingRole(error: DaypassError, { accountId, roleName }: RoleRef): DaypassError {
  if (error.code !== 'noAccess' && error.code !== 'roleNotFound') return error;
  return new DaypassError(error.code, { ...error.facts, accountId, roleName }, { cause: error });
}
