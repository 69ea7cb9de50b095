import { AccountCache } from '../roles/accounts/account-cache.ts';
import { AccountNames } from '../roles/accounts/account-names.ts';
import { createIssuer } from '../roles/issue.ts';
import { RolePreferences } from '../roles/preferences/role-preferences.ts';
import { CredentialsFileRefresher, type StoredKeysSession } from '../roles/credentials/credentials-file-refresher.ts';
import { EncryptedCredentialStore } from '../roles/credentials/encrypted-credential-store.ts';
import { pendingEdits } from './pending-edits.ts';
import type { Engine } from './api.ts';
import type { SourceStanding } from '../state.ts';
import { Doctor } from '../doctor/doctor.ts';
import { drivableBrowser } from '../browsers/browsers.ts';
import { openerEnvironment } from '../browsers/launch/opener-environment.ts';
import { installedPrograms, withFolders } from '../disk/read/installed-programs.ts';
import { awsPaths } from '../disk/paths/aws-paths.ts';
import { ownPaths } from '../disk/paths/own-paths.ts';
import { OwnWrites } from '../disk/watch/own-writes.ts';
import { SOURCE_KINDS, type SourceKind } from '../sources/kinds.ts';
import { isHeld } from '../../shared/domain/session-state.ts';
import { SourceRegistry } from '../sources/registry.ts';
import type { SourceDeps } from '../sources/role-source.ts';
import { AwsTransport } from '../transport/aws-transport.ts';
import type { EnginePorts } from '../ports.ts';
import { keysFileOn } from '../profiles/editor/credentials-file-editor.ts';
import { ConfigEditor } from '../profiles/editor/config-editor.ts';
import { planEdit } from '../profiles/editor/edit-planner.ts';
import { ProfileReader } from '../profiles/read/profile-reader.ts';
import type { EngineParts } from './engine-parts.ts';
import { editsApi } from './edits-api.ts';
import { EngineStateStore, standingIn } from './engine-state.ts';
import { knownRolesReader } from './roles/known-roles.ts';
import { Importer } from './imports/importer.ts';
import { teamsApi } from './imports/teams-api.ts';
import { importsApi } from './imports/imports-api.ts';
import { lifecycle } from './lifecycle.ts';
import { accountOfRole, namesFetcher } from './roles/guarded-account.ts';
import { mintAt, sourceIdsOf } from './roles/role-keys.ts';
import { assumedRolesReader } from './roles/assumed-roles.ts';
import { renewsSilently } from './roles/renews-silently.ts';
import { issuedNoter } from './note-activity.ts';
import { createActivityLog } from '../roles/activity/activity-log.ts';
import { rolesApi } from './roles/roles-api.ts';
import { samlAccountsEditor } from './saml-accounts-editor.ts';
import { uninstaller } from './uninstall/uninstaller.ts';
import { sessionsApi } from './sessions-api.ts';

/** Puts the engine together. Its rooms know nothing of one another; what passes between them passes here. */
export function createEngine(ports: EnginePorts, kinds: readonly SourceKind[] = SOURCE_KINDS): Engine {
  const parts = engineParts(ports);
  const deps = sourceDeps(parts);
  parts.sources.add(kinds.map((kind) => kind(deps)));
  const { state, activity } = parts;
  state.readFrom(parts);
  const life = lifecycle(parts);
  const edits = editsApi(parts, life);
  const sessions = sessionsApi(parts, life.reload);
  const saml = samlAccountsEditor(parts, life.reload);
  const importer = new Importer(parts, edits, saml);
  return {
    get state() {
      return state.now;
    },
    subscribe: (listener) => state.subscribe(listener),
    start: life.start,
    stop: life.stop,
    wake: life.wake,
    reload: life.reload,
    activity,
    ...sessions,
    saml,
    ...rolesApi(parts),
    ...edits,
    imports: importsApi(parts, importer, life.reload),
    teams: teamsApi(parts, importer, life.reload),
    uninstaller: uninstaller(parts, {
      signOutEverywhere: sessions.signOutEverywhere,
      removeProfiles: (profileNames) => edits.applyEdit({ edit: 'removeProfiles', profileNames }),
      dropKeys: (profileName) => edits.applyEdit({ edit: 'dropKeys', profileName }),
    }),
  };
}

/** Everything but the providers of sources, in the order of use. */
function engineParts(ports: EnginePorts): EngineParts {
  const { clock, log, surroundings, settings } = ports;
  const aws = awsPaths(surroundings);
  const own = ownPaths(surroundings);
  const state = new EngineStateStore();
  const transport = new AwsTransport(ports, state.publish);
  const sources = new SourceRegistry();
  const base = { ports, aws, own, state, transport, sources, ownWrites: new OwnWrites() };

  const accountCache = new AccountCache(ports, own.directoryDir, state.publish);
  const assumedRoles = assumedRolesReader(sources, accountCache);
  const rolePreferences = new RolePreferences(own, ports, state.publish);
  const activity = createActivityLog(own.activityPath, clock, log);
  const sealedKeys = new EncryptedCredentialStore(ports, own.vaultDir, async (sourceId) => {
    const source = await sources.find(sourceId);
    const { startUrl = '', region = '' } = source.info;
    return isHeld(source.state().standing) ? { startUrl, region } : undefined;
  });
  const accountNames = new AccountNames(clock);
  const accounts = { sources, accountCache, accountNames, rolePreferences, assumedRoles };
  const issuer = createIssuer({
    clock,
    settings,
    accountOf: accountOfRole(accounts, () => state.isLoaded),
    fetchNames: namesFetcher(accounts),
    sourceIdOf: sourceIdsOf({ sources }),
    mint: mintAt({ sources }),
    sealed: sealedKeys,
    note: issuedNoter({ rolePreferences, activity }),
  });
  const roles = { accountCache, accountNames, assumedRoles, rolePreferences, activity, sealedKeys, issuer };

  const doctor = new Doctor(aws, own, ports, () => transport.clockAheadMillis);
  const editor = new ConfigEditor(
    { ...ports, aws, locksDir: own.locksDir, backupsDir: own.backupsDir },
    {
      known: knownRolesReader({ ...base, ...roles }),
      plan: (edit, files, known) => (edit.edit === 'fix' ? doctor.planFix(edit, files) : planEdit(edit, files, known)),
      ...pendingEdits(own, rolePreferences, ports),
    },
  );
  const credentialsFileRefresher = new CredentialsFileRefresher(
    ports,
    own.storedKeysPath,
    keysFileOn(editor, aws.credentialsPath, own.storedKeysPath),
    (role) => issuer.forCredentialsFile(role),
    (sourceId) => storedKeysSessionAt(standingIn(sources, sourceId)),
  );
  const profiles = new ProfileReader(aws, editor);
  return { ...base, ...roles, doctor, editor, profiles, credentialsFileRefresher };
}

/** What a kind of source is given of the rest of the engine. */
function sourceDeps(parts: EngineParts): SourceDeps {
  const { ports, aws, own, transport, sources, state, issuer, editor, credentialsFileRefresher, ownWrites } = parts;
  return {
    ports,
    aws,
    own,
    transport,
    onChange(sourceId) {
      if (standingIn(sources, sourceId).at === 'signedOut') {
        // Keys of assumed roles may have been made with the session's keys.
        for (const id of [sourceId, ...sources.unlisted().map(({ source }) => source.info.id)])
          issuer.forgetSession(id);
      }
      state.publish();
      void credentialsFileRefresher.look();
    },
    fileForgotten: (path) => editor.forgetMoved(path),
    async regionChanged(name, region) {
      await editor.apply({ edit: 'changeSession', name, region });
      await sources.refresh();
    },
    noteWrite: ownWrites.note,
    async keysOfProfile(profileName, signal) {
      const role = await sources.resolveRole({ profileName });
      return mintAt({ sources })(role, signal);
    },
    drivableBrowser: () => drivableBrowser(ports.surroundings),
    renewsSilently: renewsSilently(parts),
    async awsCli() {
      const [program] = await installedPrograms('aws', withFolders(ports.surroundings));
      return program === undefined ? undefined : { program, env: openerEnvironment(ports.surroundings.env) };
    },
  };
}

function storedKeysSessionAt(standing: SourceStanding['standing']): StoredKeysSession {
  if (isHeld(standing)) return 'held';
  return standing.at === 'signedOut' && standing.reason !== 'expired' ? 'ended' : 'expired';
}
