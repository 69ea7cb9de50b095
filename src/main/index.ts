import { app } from 'electron';
import { DaypassError } from '../shared/errors/daypass-error.ts';
import { openOwnFolder, secretVariables, type OwnPaths, type Surroundings } from '../core/index.ts';
import { appFiles } from './app-files.ts';
import { startApp } from './compose.ts';
import { handleUnexpected, isOnlyInstance, secondStarts } from './desktop/lifecycle.ts';
import { endRefused, SANDBOX_MISSING_SWITCH } from './desktop/start-refusal.ts';
import { logFile } from './ports/log-file.ts';
import { systemClock, systemSurroundings } from './ports/system-ports.ts';
import { hardenBeforeReady } from './security/harden.ts';

/** What must be done before Electron is ready: find our files, open the log, harden Chromium, and make sure that we are the only instance. */

const isTesting = !app.isPackaged && process.env['DAYPASS_TESTING'] === '1';

app.setName('Daypass');
// Nothing is awaited here: Electron holds `ready` back until this module has run to its end.
try {
  const surroundings = systemSurroundings();
  // The system's opener and the browser it starts inherit the process's own environment; the engine has its copy.
  for (const name of secretVariables(process.env)) delete process.env[name];
  if (app.commandLine.hasSwitch(SANDBOX_MISSING_SWITCH)) throw new DaypassError('sandboxMissing');
  start(surroundings, openOwnFolder(surroundings));
} catch (thrown) {
  void endRefused(thrown, isTesting);
}

function start(surroundings: Surroundings, own: OwnPaths): void {
  const { platform } = surroundings;
  const log = logFile(own.logsDir, systemClock);
  app.setPath('userData', own.electronDir);
  handleUnexpected(log, isTesting);
  hardenBeforeReady(log);
  log.info('started', { version: app.getVersion(), electron: process.versions['electron'], platform });

  const onSecondStart = secondStarts();
  const files = appFiles(platform);
  if (isOnlyInstance()) void app.whenReady().then(() => startApp({ surroundings, own, files, log, onSecondStart }));
  else app.exit(0);
}
