import { AccountCache } from '../roles/accounts/account-cache.ts';
import { createIssuer } from '../roles/issue.ts';
import { RolePreferences } from '../roles/preferences/role-preferences.ts';
import { CredentialsFileRefresher, type StoredKeysSession } from '../roles/credentials/credentials-file-refresher.ts';
import { EncryptedCredentialStore } from '../roles/credentials/encrypted-credential-store.ts';
import { pendingEdits } from './pending-edits.ts';
import type { Engine } from './api.ts';
import type { SourceStanding } from '../state.ts';
import { Doctor } from '../doctor/doctor.ts';
import { drivableBrowser } from '../browsers/browsers.ts';
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
import { lifecycle } from './lifecycle.ts';
import { accountOfRole, mintAt } from './roles/role-keys.ts';
import { issuedNoter } from './note-activity.ts';
import { createActivityLog } from '../roles/activity/activity-log.ts';
import { rolesApi } from './roles/roles-api.ts';
import { samlAccountsEditor } from './saml-accounts-editor.ts';
import { sessionsApi } from './sessions-api.ts';

/** Puts the engine together. Its rooms know nothing of one another; what passes between them passes here. */
export function createEngine(ports: EnginePorts, kinds: readonly SourceKind[] = SOURCE_KINDS): Engine {
  const { clock, log, surroundings, settings } = ports;
  const aws = awsPaths(surroundings);
  const own = ownPaths(surroundings);
  const state = new EngineStateStore();
  const transport = new AwsTransport(ports, state.publish);
  const doctor = new Doctor(aws, own, ports, () => transport.clockAheadMillis);
  const rolePreferences = new RolePreferences(own.preferencesPath, log, state.publish);
  const editor = new ConfigEditor(
    { ...ports, aws, locksDir: own.locksDir, backupsDir: own.backupsDir },
    {
      known: () => knownRoles(),
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
    keysOfProfile: async (profileName, signal) => {
      const role = await sources.resolveRole({ profileName });
      return mintAt({ sources })(role, signal);
    },
    drivableBrowser: () => drivableBrowser(surroundings),
  };
  const sources = new SourceRegistry(kinds.map((kind) => kind(deps)));
  const accountCache = new AccountCache(ports, own.directoryDir, state.publish);
  const activity = createActivityLog(own.activityPath, clock, log);
  const sealedKeys = new EncryptedCredentialStore(ports, own.vaultDir, async (sourceId) => {
    const source = await sources.find(sourceId);
    const { startUrl = '', region = '' } = source.info;
    return isHeld(source.state().standing) ? { startUrl, region } : undefined;
  });
  const issuer = createIssuer({
    clock,
    settings,
    accountOf: accountOfRole({ sources, accountCache, rolePreferences }, () => state.isLoaded),
    mint: mintAt({ sources }),
    sealed: sealedKeys,
    note: issuedNoter({ rolePreferences, activity }),
  });

  const credentialsFileRefresher = new CredentialsFileRefresher(
    ports,
    own.storedKeysPath,
    keysFileOn(editor, aws.credentialsPath, own.storedKeysPath),
    (role) => issuer.forCredentialsFile(role),
    (sourceId) => storedKeysSessionAt(standingIn(sources, sourceId)),
  );

  const knownRoles = knownRolesReader({ ports, own, sources, accountCache, rolePreferences, issuer });
  const parts: EngineParts = {
    ports,
    aws,
    own,
    transport,
    sources,
    accountCache,
    rolePreferences,
    editor,
    profiles,
    doctor,
    issuer,
    sealedKeys,
    activity,
    credentialsFileRefresher,
    ownWrites,
    state,
  };
  state.readFrom(parts);
  const life = lifecycle(parts);
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
    ...sessionsApi(parts, life.reload),
    saml: samlAccountsEditor(parts, life.reload),
    ...rolesApi(parts),
    ...editsApi(parts, life),
  };

  function onSourceChange(sourceId: string): void {
    if (standingIn(sources, sourceId).at === 'signedOut') {
      // Keys of assumed roles may have been made with the session's keys.
      for (const id of [sourceId, ...sources.unlistedIds()]) issuer.forgetSession(id);
    }
    state.publish();
    void credentialsFileRefresher.look();
  }
}

function storedKeysSessionAt(standing: SourceStanding['standing']): StoredKeysSession {
  if (isHeld(standing)) return 'held';
  return standing.at === 'signedOut' && standing.reason !== 'expired' ? 'ended' : 'expired';
}
