import { once } from 'node:events';
import { accessSync } from 'node:fs';
import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';
import { IDP_PERSON, type Simulator } from '../../../src/simulator/index.ts';
import { CHROMIUM_PATH } from '../../../scripts/programs/chromium.ts';
import { HEADLESS_CHROME } from '../headless-chrome.ts';
import type { GuideMachine } from './guide-machine.ts';

export const isBrowserLeftOut =
  process.platform !== 'linux' || (process.env['DAYPASS_ALL_LAYERS'] !== '1' && !isThere());

function isThere(): boolean {
  try {
    accessSync(CHROMIUM_PATH);
    return true;
  } catch {
    return false;
  }
}

/** Puts a Chromium without a screen on a machine. Returns a link at which somebody signs in by hand, who is always there. */
export async function installIdpBrowser(machine: GuideMachine, simulator: Simulator, id: string): Promise<string> {
  await machine.standIn('google-chrome', HEADLESS_CHROME);
  const fields = { app: id, user: IDP_PERSON.user, password: IDP_PERSON.password };
  const inputs = Object.entries(fields).map(([name, value]) => `<input name=${name} value=${value}>`);
  const page = `<form method=post action="${simulator.url}/idp/sign-in">${inputs.join('')}</form><script>document.forms[0].submit()</script>`;
  const door = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  }).listen(0, '127.0.0.1');
  await once(door, 'listening');
  onTestFinished(() => {
    door.close();
    door.closeAllConnections();
  });
  const address = door.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/app`;
}
