import { access, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSamlResponse } from '../../src/core/sources/saml/assertion.ts';
import {
  catchSamlResponse,
  type CaughtResponse,
} from '../../src/core/sources/saml/installed-browser/catch-response.ts';
import { FIRST_SAML_APPLICATION, IDP_PERSON, startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { CHROMIUM_PATH } from '../../scripts/programs/chromium.ts';

/** Sign-in by SAML through a real, installed Chromium. */

const isMissing = await access(CHROMIUM_PATH).then(
  () => false,
  () => true,
);

const alarm = {
  set: () => () => undefined,
  sleep: (delayMillis: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, delayMillis);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason);
      });
    }),
};

let simulator: Simulator;
let profileDir: string;

beforeEach(async () => {
  simulator = await startSimulator();
  profileDir = await mkdtemp(path.join(tmpdir(), 'daypass-saml-'));
});

afterEach(async () => {
  await simulator.close();
  await rm(profileDir, { recursive: true, force: true, maxRetries: 10 });
});

const { id } = FIRST_SAML_APPLICATION;

function open(
  startUrl: string,
  signal = new AbortController().signal,
  browser = CHROMIUM_PATH,
): Promise<CaughtResponse> {
  const extraArguments = [
    // Nothing but the simulator can be reached.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-quic',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const donePage = { title: 'Signed in', text: 'You can close this window.' };
  return catchSamlResponse(
    { browserPath: browser, profileDir, startUrl, donePage, headless: true, extraArguments, env: process.env, signal },
    alarm,
  );
}

/** A page that types the person's password by script stands for the person. */
const scriptedPerson = (): string =>
  `data:text/html,<form method=post action="${simulator.url}/idp/sign-in"><input name=app value=${id}><input name=user value=${IDP_PERSON.user}><input name=password value=${IDP_PERSON.password}></form><script>document.forms[0].submit()</script>`;

describe.skipIf(isMissing || process.platform !== 'linux')('an installed browser', () => {
  test('is caught before the response leaves, and signs in silently while the session lives', async () => {
    const first = await open(scriptedPerson());
    const { roles } = readSamlResponse(first.samlResponse.reveal(), { nowMillis: simulator.clock.nowMillis() });
    expect(roles).toHaveLength(3);
    expect(first.url).toBe('https://signin.aws.amazon.com/saml');
    const again = await open(simulator.samlPortalLink(id));
    expect(again.samlResponse.reveal()).not.toBe(first.samlResponse.reveal());
    expect(simulator.requests.list().filter(({ route }) => route === 'consumeAssertion')).toEqual([]);
  });

  test('is closed when the sign-in is cancelled', async () => {
    const cancel = new AbortController();
    const shown = simulator.nextRequest(({ route }) => route === 'idpApplication');
    const opening = open(simulator.samlPortalLink(id), cancel.signal);
    await shown;
    cancel.abort(new Error('cancelled by the person'));
    await expect(opening).rejects.toThrow('cancelled by the person');
  });

  test('takes a response of 300 KB whole', async () => {
    simulator.samlApplications.change(id, { fault: 'huge' });
    const { samlResponse } = await open(scriptedPerson());
    expect(readSamlResponse(samlResponse.reveal(), { nowMillis: simulator.clock.nowMillis() }).roles).toHaveLength(3);
  });

  test('that the person closes is a cancelled sign-in', async () => {
    const shown = simulator.nextRequest(({ route }) => route === 'idpApplication');
    const opening = open(simulator.samlPortalLink(id));
    await shown;
    for (const pid of await browserProcesses()) process.kill(pid, 'SIGTERM');
    await expect(opening).rejects.toMatchObject({ code: 'signInCancelled' });
  });

  test('that is not there is told as such', async () => {
    const opening = open('about:blank', undefined, '/nowhere/chromium');
    await expect(opening).rejects.toMatchObject({ code: 'browserNotOpened' });
  });

  test('shows the honest response only, whatever else a page posts, opens or downloads', async () => {
    await open(scriptedPerson());
    const { samlResponse, url } = await open(`${simulator.url}/idp/hostile?app=${id}`);
    const { roles } = readSamlResponse(samlResponse.reveal(), { nowMillis: simulator.clock.nowMillis() });
    expect([url, roles.length]).toEqual(['https://signin.aws.amazon.com/saml', 3]);
    const tried = simulator.requests.list().filter(({ route }) => route === 'idpHostilePage');
    // The page and its nine frames.
    expect(tried).toHaveLength(10);
  });

  test('takes no response from a frame or a script of a page', async () => {
    await open(scriptedPerson());
    const form = `<form method=post action="https://signin.aws.amazon.com/saml"><input name=SAMLResponse value=RVZJTA></form><script>document.forms[0].submit()</script>`;
    const honest = `${simulator.url}/idp/sso?app=${id}`;
    const page = `<iframe srcdoc='${form.replaceAll("'", '&#39;')}'></iframe><iframe src="${simulator.url}/idp/hostile?does=foreignForm"></iframe><script>
      const body = new URLSearchParams({ SAMLResponse: 'RVZJTA' });
      const posted = fetch('https://signin.aws.amazon.com/saml', { method: 'post', mode: 'no-cors', body }).then(() => 'sent', () => 'refused');
      const loaded = new Promise((done) => { document.querySelector('iframe').onload = done; setTimeout(done, 1500); });
      Promise.all([posted, loaded]).then(() => location.replace('${honest}'));
    </script>`;
    const { samlResponse } = await open(`data:text/html,${encodeURIComponent(page)}`);
    expect(samlResponse.reveal()).not.toBe('RVZJTA');
    expect(readSamlResponse(samlResponse.reveal(), { nowMillis: simulator.clock.nowMillis() }).roles).toHaveLength(3);
  });

  test('refuses a form of 10 MB', async () => {
    const posted = await open(`${simulator.url}/idp/hostile?does=hugeForm`).then(
      ({ samlResponse }) =>
        () =>
          readSamlResponse(samlResponse.reveal(), { nowMillis: 0 }),
      (thrown: unknown) => () => {
        throw thrown;
      },
    );
    expect(posted).toThrow(expect.objectContaining({ facts: { problem: 'tooLarge' } }));
  });
});

/** The browser's own process: the one of this profile that is no helper. */
async function browserProcesses(): Promise<readonly number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
  const commands = await Promise.all(ids.map((name) => readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')));
  return ids
    .filter((_id, at) => {
      const command = commands[at] ?? '';
      return command.includes(`--user-data-dir=${profileDir}`) && !command.includes('--type=');
    })
    .map(Number);
}
