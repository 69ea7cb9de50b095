import type { Command } from './command.ts';
import { consoleCommand } from './commands/console.ts';
import { credentialProcess } from './commands/credentials/credential-process.ts';
import { doctor } from './commands/doctor.ts';
import { exec } from './commands/credentials/exec.ts';
import { exportKeys } from './commands/credentials/export.ts';
import { importTool } from './commands/import.ts';
import { list } from './commands/list.ts';
import { login } from './commands/login.ts';
import { logout } from './commands/logout.ts';
import { profileAdd, profilePreview } from './commands/profile/add.ts';
import { profileBridge } from './commands/profile/bridge.ts';
import { profileBulk } from './commands/profile/bulk.ts';
import { profileChain, profileDefault, profileRemove, profileRename, profileSet } from './commands/profile/edit.ts';
import { profileList } from './commands/profile/list.ts';
import { profileKeysDrop, profileKeysKeep, profileKeysList } from './commands/profile/keys.ts';
import { profileMove } from './commands/profile/move.ts';
import { profileSync } from './commands/profile/sync.ts';
import { profileUndo } from './commands/profile/undo.ts';
import { ssh } from './commands/remote/ssh.ts';
import { share } from './commands/remote/share.ts';
import { samlAdd } from './commands/saml/add.ts';
import { samlImport, samlList, samlRemove, samlRename } from './commands/saml/edit.ts';
import { sessionAdd } from './commands/session/add.ts';
import { sessionChange, sessionRemove, sessionRename } from './commands/session/edit.ts';
import { serviceStatus, serviceStop } from './commands/service/control.ts';
import { serviceRun } from './commands/service/run.ts';
import { teamAdd } from './commands/team/add.ts';
import { teamList, teamRemove, teamSync } from './commands/team/edit.ts';
import { uninstall } from './commands/uninstall.ts';
import { version } from './commands/version.ts';
import { setup } from './commands/setup.ts';
import { copy } from './commands/desktop/copy.ts';
import { openCommand } from './commands/desktop/open.ts';
import { init } from './commands/shell/init.ts';
import { prompt } from './commands/shell/prompt.ts';
import { use } from './commands/shell/use.ts';
import { status } from './commands/status.ts';

/** All there is to say to `daypass`. Each has its help in messages under the same name. */
export const COMMANDS: readonly Command[] = [
  setup,
  sessionAdd,
  sessionChange,
  sessionRename,
  sessionRemove,
  login,
  logout,
  status,
  list,
  use,
  exportKeys,
  credentialProcess,
  exec,
  share,
  ssh,
  consoleCommand,
  profileAdd,
  profilePreview,
  profileList,
  profileRename,
  profileSet,
  profileRemove,
  profileDefault,
  profileChain,
  profileBulk,
  profileSync,
  profileBridge,
  profileKeysKeep,
  profileKeysDrop,
  profileKeysList,
  profileMove,
  profileUndo,
  doctor,
  samlAdd,
  samlList,
  samlRename,
  samlRemove,
  samlImport,
  importTool,
  teamAdd,
  teamSync,
  teamList,
  teamRemove,
  copy,
  openCommand,
  init,
  prompt,
  serviceStatus,
  serviceStop,
  serviceRun,
  uninstall,
  version,
];
