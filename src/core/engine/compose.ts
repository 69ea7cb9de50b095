import type { ConfigEdit } from '../../shared/domain/config-edits.ts';
import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import { AccountCache } from '../roles/accounts/account-cache.ts';
import { createActivityLog } from '../roles/activity/activity-log.ts';
import { createIssuer, type Confirmation, type IssueOptions } from '../roles/issue.ts';
import type { KnownAccount } from '../roles/production-guard.ts';
import { RolePreferences } from '../roles/preferences/role-preferences.ts';
import { allowedLink, endpointUrlsOf } from '../transport/link-gate.ts';
import { federationLink, federationTarget, NO_REGION } from '../roles/console/federation-link.ts';
import { CredentialsFileRefresher, type StoredKeysSession } from '../roles/credentials/credentials-file-refresher.ts';
import { EncryptedCredentialStore } from '../roles/credentials/encrypted-credential-store.ts';
import { pendingEdits } from './pending-edits.ts';
import type { Engine } from './api.ts';
import type { EngineState, SourceStanding, SourceState } from '../state.ts';
import { Doctor } from '../doctor/doctor.ts';
import { awsPaths } from '../disk/paths/aws-paths.ts';
import { ownPaths } from '../disk/paths/own-paths.ts';
import { sweepStrays } from '../sources/identity-center/tokens/remove-stray-files.ts';
import { OwnWrites } from '../disk/watch/own-writes.ts';
import { watchFiles } from '../disk/watch/watch-files.ts';
import { FederationGateway } from '../sources/identity-center/portal/federation-gateway.ts';
import { findRegion } from '../sources/identity-center/portal/pages/portal-region.ts';
import { SOURCE_KINDS, type SourceKind } from '../sources/kinds.ts';
import { isHeld } from '../../shared/domain/session-state.ts';
import { perKey } from '../sources/per-key.ts';
import { SourceRegistry } from '../sources/registry.ts';
import type { RoleSource, SourceDeps } from '../sources/role-source.ts';
import { AwsTransport } from '../transport/aws-transport.ts';
import type { RoleCredentials } from '../role-credentials.ts';
import type { EnginePorts } from '../ports.ts';
import type { ConsolePlace } from '../requests.ts';
import { roleBridgeLine } from '../config/document/role-bridge-line.ts';
import { runnableCommand } from '../profiles/bridges/runnable-command.ts';
import { readBulkRules } from '../profiles/bulk/bulk-rules.ts';
import { keysFileOn } from '../profiles/editor/credentials-file-editor.ts';
import { ConfigEditor } from '../profiles/editor/config-editor.ts';
import { planEdit } from '../profiles/editor/edit-planner.ts';
import type { KnownRoles } from '../profiles/editor/edit-plan.ts';
import { ProfileReader } from '../profiles/read/profile-reader.ts';
import { signOutEverywhere } from './sign-out-everywhere.ts';

/** A program that overwrites an edit has read the file just before it; between the AWS CLI's reading and writing lie milliseconds. */
const OVERWRITTEN_WITHIN_MILLIS = 60;

/** Of a bulk edit's thousands of profiles, as many as one line can be read with. */
const MOST_NOTED_NAMES = 20;

/** Puts the engine together. Its rooms know nothing of one another; what passes between them passes here. */
export function createEngine(ports: EnginePorts, kinds: readonly SourceKind[] = SOURCE_KINDS): Engine {
  const { clock, log, surroundings, settings, requester } = ports;
  const aws = awsPaths(surroundings);
  const own = ownPaths(surroundings);
  const transport = new AwsTransport(ports, publish);
  const federationFor = perKey((region) => new FederationGateway(ports, region, transport));
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
  const fileForgotten = (path: string) => editor.forgetMoved(path);
  const ownWrites = new OwnWrites();
  const { note: noteWrite } = ownWrites;
  const regionChanged = async (name: string, region: string) => {
    await editor.apply({ edit: 'changeSession', name, region });
    await sources.refresh();
  };
  const deps: SourceDeps = {
    ports,
    aws,
    own,
    transport,
    onChange: onSourceChange,
    fileForgotten,
    regionChanged,
    noteWrite,
  };
  const sources = new SourceRegistry(kinds.map((kind) => kind(deps)));
  const accountCache = new AccountCache(ports, own.directoryDir, publish);
  const activity = createActivityLog(own.activityPath, clock, log);
  const sealedKeys = new EncryptedCredentialStore(ports, own.vaultDir, async (sourceId) => {
    const source = await sources.find(sourceId);
    const { startUrl = '', region = '' } = source.info;
    return isHeld(source.state().standing) ? { startUrl, region } : undefined;
  });
  const issuer = createIssuer({
    clock,
    settings,
    accountOf,
    mint: mintKeys,
    sealed: sealedKeys,
    note: noteIssued,
  });

  const credentialsFileRefresher = new CredentialsFileRefresher(
    ports,
    own.storedKeysPath,
    keysFileOn(editor, aws.credentialsPath, own.storedKeysPath),
    (role) => issuer.forCredentialsFile(role),
    (sourceId) => storedKeysSessionAt(standingOf(sourceId)),
  );

  const listeners = new Set<(state: EngineState) => void>();
  let state = snapshot();
  let stopWatching: (() => void) | undefined;
  let following: Promise<void> = Promise.resolve();
  let isLoaded = false;

  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    activity,
    reload,
    async start() {
      sources.start();
      stopWatching = watchFiles(
        { ...aws, ownPaths: [own.storedKeysPath, own.refusedTokensPath], ownWrites },
        () => void (following = following.then(follow, follow)),
        ports,
      );
      await reload();
      credentialsFileRefresher.start();
      void credentialsFileRefresher.look();
      await sweepStrays(aws, own, sources.writtenFiles, clock);
    },
    async stop() {
      stopWatching?.();
      stopWatching = undefined;
      await following.catch(() => undefined);
      await credentialsFileRefresher.stop();
      await sources.stop();
      await rolePreferences.settled();
      await activity.settled();
      await sealedKeys.settled();
      transport.destroy();
    },
    wake() {
      if (!stopWatching) return;
      transport.forgetRoutes();
      sources.wake();
      void reload();
    },

    findRegion: (startUrl, signal) => findRegion(ports, transport, startUrl, signal),
    findSession: async (name) => (await sources.find(name)).info,
    async addSession(input) {
      await profiles.addSession(input);
      noteEdit('addSession', [input.name]);
      await reload();
      return (await sources.find(input.name)).info;
    },

    async signIn(sourceId, options = {}) {
      const source = await sources.find(sourceId);
      const usesDeviceCode = source.info.can.deviceCode && settings.now().deviceCodeSessions.includes(source.info.id);
      const signedIn = await source.signIn({ ...(usesDeviceCode && { flow: 'device' }), ...options });
      issuer.forgetSession(source.info.id);
      return signedIn;
    },
    cancelSignIn: (sourceId) => sources.of(sourceId)?.cancelSignIn(),
    async signOut(sourceId) {
      const source = await sources.find(sourceId);
      source.cancelSignIn();
      return { revokedAtAws: await end(source) };
    },
    async signOutEverywhere() {
      await sources.refresh();
      const [all, { trouble }] = [sources.all(), sources];
      if (trouble && all.length === 0) throw new DaypassError(trouble.code, trouble.facts);
      sources.cancelSignIns();
      return signOutEverywhere(all, async (source) => {
        await source.load();
        return end(source);
      });
    },

    async listAccounts(sourceId, { refresh = false, signal } = {}) {
      const source = await sources.find(sourceId);
      const { id } = source.info;
      await accountCache.load(source);
      if (refresh || !accountCache.isFresh(id)) return accountCache.list(source, signal);
      // A list is for the signed in, also one we have in the cache.
      await source.ensureSignedIn();
      const { asOfMillis = 0 } = accountCache.listingOf(id);
      return { accounts: accountCache.accountsOf(id), asOfMillis };
    },
    setFavourite: (role, favourite) => rolePreferences.setFavourite(role, favourite),
    markAccount: (change) => rolePreferences.markAccount(change),

    resolveRole: (selector) => sources.resolveRole(selector),
    issue: (role, options) => issuer.issue(role, options),
    async consoleUrl(role, place = {}) {
      const source = await sources.find(role.sourceId);
      const link = portalLink(source, role, place);
      void rolePreferences.noteRecent(role);
      activity.note({ what: 'consoleOpened', role, requester });
      return link;
    },
    async federatedConsoleUrl(role, place = {}, confirmation = {}) {
      const { info } = await sources.find(role.sourceId);
      const { env } = surroundings;
      // The place is checked before any keys leave.
      federationTarget(info.region, place, env);
      const keys = await issuer.issue(role, { purpose: 'console', requester, ...confirmation });
      const signInToken = await federationFor(info.region ?? NO_REGION).signInToken(keys);
      return federationLink(info, signInToken, place, env);
    },

    async suggestProfileName(role) {
      const account = accountCache.accountsOf(role.sourceId).find(({ accountId }) => accountId === role.accountId);
      return profiles.suggestName(role, account?.accountName ?? '');
    },
    listProfiles: () => profiles.list(),
    previewEdit: (edit) => editor.preview(edit),
    async applyEdit(edit, options) {
      if (edit.edit === 'keepKeys') await issueToFile(edit, options);
      try {
        const source = await sourceThatGoes(edit);
        const made = await editor.apply(edit, options);
        if (made.files.length > 0) noteEdit(edit.edit, [...made.added, ...made.changed, ...made.removed]);
        if (source !== undefined) await endGone(source);
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
    await rolePreferences.load();
    await sources.reload();
    await Promise.all(sources.all().map((source) => accountCache.load(source)));
    isLoaded = true;
    publish();
    void credentialsFileRefresher.look();
    if (stopWatching) void sealedKeys.tidy();
  }

  /** Written behind: the caller has its keys by then. */
  function noteIssued(role: RoleRef, { purpose, format, requester: asker }: IssueOptions): void {
    void rolePreferences.noteRecent(role);
    const about = { role, requester: asker };
    if (purpose === 'clipboard' && format !== undefined) activity.note({ what: 'keysCopied', format, ...about });
    else if (purpose === 'console') activity.note({ what: 'consoleOpened', ...about });
    else activity.note({ what: 'keysIssued', purpose, ...about });
  }

  function noteEdit(edit: ConfigEdit['edit'] | 'addSession', names: readonly string[]): void {
    activity.note({ what: 'filesEdited', edit, names: names.slice(0, MOST_NOTED_NAMES), requester });
  }

  /** The keys come from AWS before the files are locked, so that nobody else waits for them. */
  async function issueToFile(
    edit: Extract<ConfigEdit, { edit: 'keepKeys' }>,
    { confirmed = false }: Confirmation = {},
  ): Promise<void> {
    const options: IssueOptions = { purpose: 'file', requester, confirmed };
    await issuer.check(edit.role, options);
    await editor.preview(edit);
    await issuer.issue(edit.role, options);
  }

  /** From memory where it was loaded, as in the tray app; else from disk, once. */
  async function accountOf({ sourceId, accountId }: RoleRef): Promise<KnownAccount> {
    if (!isLoaded) {
      await Promise.all([rolePreferences.load(), sources.find(sourceId).then((source) => accountCache.load(source))]);
      isLoaded = true;
    }
    const account = accountCache.accountsOf(sourceId).find((listed) => listed.accountId === accountId);
    const mark = rolePreferences.roles.accountMarks.find(
      (noted) => noted.sourceId === sourceId && noted.accountId === accountId,
    );
    return { accountName: account?.accountName ?? '', mark };
  }

  async function mintKeys(role: RoleRef, signal: AbortSignal): Promise<RoleCredentials> {
    const source = await sources.find(role.sourceId);
    return source
      .mint(role, signal)
      .catch((thrown: unknown) => Promise.reject(namingRole(toDaypassError(thrown), role)));
  }

  /** What edits choose from, as fresh as the disk. */
  async function knownRoles(): Promise<KnownRoles> {
    await sources.refresh();
    const [all, { trouble }] = [sources.all(), sources];
    // Not "no such session": nobody could look.
    if (trouble?.code === 'configUnreadable') throw new DaypassError(trouble.code, trouble.facts);
    await rolePreferences.load();
    await Promise.all(all.map((source) => accountCache.load(source)));
    return {
      sources: all,
      accountsOf: (sourceId) => accountCache.accountsOf(sourceId),
      favourites: rolePreferences.roles.favourites,
      isWhole: (sourceId) => accountCache.isFresh(sourceId) && isHeld(standingOf(sourceId)),
      bulkRules: await readBulkRules(own.bulkRulesPath),
      platform: surroundings.platform,
      bridgeProgram: (command) => runnableCommand(command, surroundings),
      roleBridge: await roleBridge(all),
      keysOf: (role) => issuer.forCredentialsFile(role),
      environmentRegion: surroundings.env['AWS_REGION'] || surroundings.env['AWS_DEFAULT_REGION'],
    };
  }

  /** The program is looked for only where a source needs it: that starts processes. */
  async function roleBridge(all: readonly RoleSource[]): Promise<KnownRoles['roleBridge']> {
    const isNeeded = all.some((source) => !source.profileEntries);
    const program = isNeeded ? await runnableCommand('daypass', surroundings).catch(toDaypassError) : '';
    return (role) => {
      if (typeof program !== 'string') throw program;
      return roleBridgeLine(role, program, surroundings.platform);
    };
  }

  /** The source whose sign-in nothing will name once the edit is made. */
  async function sourceThatGoes(edit: ConfigEdit): Promise<RoleSource | undefined> {
    if (edit.edit !== 'removeSession' && edit.edit !== 'changeSession') return undefined;
    await sources.refresh();
    return sources.all().find(({ info }) => info.can.editable && info.id === edit.name);
  }

  /** Signs out of a source that the config file no longer has: nothing could find its token any more. */
  async function endGone(source: RoleSource): Promise<void> {
    const { id } = source.info;
    await sources.refresh();
    if (sources.of(id)) return;
    source.cancelSignIn();
    await end(source).catch((thrown: unknown) => {
      log.warn('goneSessionNotSignedOut', { session: id, code: toDaypassError(thrown).code });
    });
  }

  /** Signs out of a source and removes its keys. Resolves with false where AWS should have been told and could not be. */
  async function end(source: RoleSource): Promise<boolean> {
    const { id, can } = source.info;
    const { revokedAtAws } = await source.signOut();
    issuer.forgetSession(id);
    await sealedKeys.settled();
    await credentialsFileRefresher.endSession(id);
    return revokedAtAws || !can.signOutAtAws;
  }

  function onSourceChange(sourceId: string): void {
    if (standingOf(sourceId).at === 'signedOut') issuer.forgetSession(sourceId);
    publish();
    void credentialsFileRefresher.look();
  }

  /** A start URL of the config may be anything; only a link that may leave for the browser is handed out. */
  function portalLink(source: RoleSource, role: RoleRef, place: ConsolePlace): string {
    const policy = { hosts: source.allowedHosts(), endpointUrls: endpointUrlsOf(surroundings.env) };
    const link = source.consoleUrl?.(role, place);
    const { id, startUrl = id } = source.info;
    if (link === undefined) throw new DaypassError('portalLinkUnsupported', { session: id });
    const allowed = allowedLink(link, policy);
    if (allowed === undefined) throw new DaypassError('startUrlInvalid', { startUrl });
    return allowed;
  }

  function standingOf(sourceId: string): SourceStanding['standing'] {
    return sources.of(sourceId)?.state().standing ?? { at: 'signedOut', reason: 'never' };
  }

  function publish(): void {
    state = snapshot();
    for (const listener of listeners) listener(state);
  }

  function sourceState(source: RoleSource): SourceState {
    return { session: source.info, ...source.state(), listing: accountCache.listingOf(source.info.id) };
  }

  function snapshot(): EngineState {
    const { trouble } = sources;
    const infos = sources.all().map(({ info }) => info);
    return {
      sessions: sources.all().map(sourceState),
      accounts: Object.fromEntries(infos.map(({ id }) => [id, accountCache.accountsOf(id)])),
      profiles: sources.profiles,
      ...rolePreferences.roles,
      ...(trouble && { configTrouble: trouble }),
      ...(transport.clockAheadMillis !== undefined && { clockAheadMillis: transport.clockAheadMillis }),
    };
  }
}

function storedKeysSessionAt(standing: SourceStanding['standing']): StoredKeysSession {
  if (isHeld(standing)) return 'held';
  return standing.at === 'signedOut' && standing.reason !== 'expired' ? 'ended' : 'expired';
}

function namingRole(error: DaypassError, { accountId, roleName }: RoleRef): DaypassError {
  if (error.code !== 'noAccess' && error.code !== 'roleNotFound') return error;
  return new DaypassError(error.code, { ...error.facts, accountId, roleName }, { cause: error });
}
