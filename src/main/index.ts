import { app } from 'electron';
import { ownPaths } from '../core/index.ts';
import { appFiles } from './app-files.ts';
import { handleUnexpected, isOnlyInstance, secondStarts } from './lifecycle.ts';
import { logFile } from './ports/log-file.ts';
import { systemClock, systemSurroundings } from './ports/system-ports.ts';
import { hardenBeforeReady } from './security/harden.ts';
import { startShell } from './shell.ts';

/** What must stand before Electron is ready: where our files lie, the log, the locks on the doors, and that we are alone. */

const surroundings = systemSurroundings();
const { platform, env } = surroundings;
const own = ownPaths(surroundings);
const files = appFiles(platform);
const log = logFile(own.logsDir, systemClock);

app.setName('Daypass');
app.setPath('userData', own.electronDir);
handleUnexpected(log, env['DAYPASS_TESTING'] === '1');
hardenBeforeReady(log);
log.info('started', { version: app.getVersion(), electron: process.versions['electron'], platform });

const onSecondStart = secondStarts();
// Not awaited: Electron holds `ready` back until this module has run to its end.
if (isOnlyInstance()) void app.whenReady().then(() => startShell({ surroundings, own, files, log, onSecondStart }));
else app.exit(0);
