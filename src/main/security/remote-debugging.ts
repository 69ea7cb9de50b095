import { app } from 'electron';

const REMOTE_DEBUGGING_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-address',
  'remote-debugging-pipe',
  'remote-debugging-io-pipes',
  'remote-debugging-socket-name',
  'remote-debugging-targets',
  'remote-allow-origins',
] as const;

/**
 * The debugging port of Chromium answers every user of the machine, and its pipe gives the window's bridge to the program
 * that started the app. Chromium reads these switches after this module has run.
 */
export function denyRemoteDebugging(): void {
  for (const name of REMOTE_DEBUGGING_SWITCHES) app.commandLine.removeSwitch(name);
}
