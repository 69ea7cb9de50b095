import type { ActivityLog } from '../roles/activity/activity-log.ts';
import type { AssumedRole } from '../state.ts';
import type { AccountCache } from '../roles/accounts/account-cache.ts';
import type { AccountNames } from '../roles/accounts/account-names.ts';
import type { RolePreferences } from '../roles/preferences/role-preferences.ts';
import type { CredentialsFileRefresher } from '../roles/credentials/credentials-file-refresher.ts';
import type { EncryptedCredentialStore } from '../roles/credentials/encrypted-credential-store.ts';
import type { Doctor } from '../doctor/doctor.ts';
import type { OwnWrites } from '../disk/watch/own-writes.ts';
import type { SourceRegistry } from '../sources/registry.ts';
import type { AwsTransport } from '../transport/aws-transport.ts';
import type { EnginePorts } from '../ports.ts';
import type { ConfigEditor } from '../profiles/editor/config-editor.ts';
import type { ProfileReader } from '../profiles/read/profile-reader.ts';
import type { AwsPaths } from '../disk/paths/aws-paths.ts';
import type { OwnPaths } from '../disk/paths/own-paths.ts';
import type { Issuer } from '../roles/issue.ts';
import type { EngineStateStore } from './engine-state.ts';

/** What the engine is made of. */
export interface EngineParts {
  readonly ports: EnginePorts;
  readonly aws: AwsPaths;
  readonly own: OwnPaths;
  readonly transport: AwsTransport;
  readonly sources: SourceRegistry;
  readonly accountCache: AccountCache;
  readonly accountNames: AccountNames;
  readonly assumedRoles: () => readonly AssumedRole[];
  readonly rolePreferences: RolePreferences;
  readonly editor: ConfigEditor;
  readonly profiles: ProfileReader;
  readonly doctor: Doctor;
  readonly issuer: Issuer;
  readonly activity: ActivityLog;
  readonly sealedKeys: EncryptedCredentialStore;
  readonly credentialsFileRefresher: CredentialsFileRefresher;
  readonly ownWrites: OwnWrites;
  readonly state: EngineStateStore;
}
