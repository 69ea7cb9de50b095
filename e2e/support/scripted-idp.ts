import { once } from 'node:events';
import { access, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { FIRST_SAML_APPLICATION, IDP_PERSON, type Simulator } from '../../src/simulator/index.ts';
import { CHROMIUM_PATH } from '../../scripts/programs/chromium.ts';
import { HEADLESS_CHROME } from './headless-chrome.ts';

export const isChromiumLeftOut = await access(CHROMIUM_PATH).then(
  () => false,
  () => true,
);

export interface ScriptedIdp {
  /** The link that a person pastes: an access portal's, to an application. */
  readonly link: string;
  /** Nobody sits before the browser any more. */
  leave(): void;
  close(): void;
}

/** A front door of the simulator's identity provider, whose page types the person's password by script. */
export async function startScriptedIdp(simulator: Simulator): Promise<ScriptedIdp> {
  const { id } = FIRST_SAML_APPLICATION;
  let isPersonThere = true;
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(
      isPersonThere
        ? `<form method=post action="${simulator.url}/idp/sign-in"><input name=app value=${id}><input name=user value=${IDP_PERSON.user}><input name=password value=${IDP_PERSON.password}></form><script>document.forms[0].submit()</script>`
        : `<script>location.replace(${JSON.stringify(simulator.samlPortalLink(id))})</script>`,
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    link: `http://127.0.0.1:${port}/start/#/saml/default/Partner%20Account/ins-0123456789abcdef`,
    leave: () => {
      isPersonThere = false;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Puts a real Chromium without a window where programs look for Chrome. It reaches nothing but this machine. */
export async function installHeadlessChrome(binDir: string): Promise<void> {
  await writeFile(path.join(binDir, 'google-chrome'), `#!/bin/sh\n${HEADLESS_CHROME}\n`, { mode: 0o755 });
}
