import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIRST_SAML_APPLICATION, IDP_PERSON, startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { aws, isAwsLeftOut } from '../support/aws-cli.ts';
import { CHROMIUM_PATH } from '../../scripts/programs/chromium.ts';
import { HEADLESS_CHROME } from '../support/headless-chrome.ts';
import { buildProgram, standIn, type Program } from './cli-program.ts';

/** SAML accounts on the command line, with a real Chromium, a real AWS CLI and the simulator's identity provider and STS. */

const isChromiumMissing = await access(CHROMIUM_PATH).then(
  () => false,
  () => true,
);
const { id } = FIRST_SAML_APPLICATION;
const ROLE = ['--session', 'partner', '--account', '444455556666', '--role', 'PartnerReadOnly'];

let simulator: Simulator;
let daypass: Program;
let frontDoor: Server;
/** Whether somebody sits before the browser and types the password. */
let isPersonThere = true;

beforeAll(async () => {
  simulator = await startSimulator();
  daypass = await buildProgram(simulator.environment);
  await standIn(daypass, 'google-chrome', HEADLESS_CHROME);
  frontDoor = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(
      isPersonThere
        ? `<form method=post action="${simulator.url}/idp/sign-in"><input name=app value=${id}><input name=user value=${IDP_PERSON.user}><input name=password value=${IDP_PERSON.password}></form><script>document.forms[0].submit()</script>`
        : `<script>location.replace(${JSON.stringify(simulator.samlPortalLink(id))})</script>`,
    );
  }).listen(0, '127.0.0.1');
  await once(frontDoor, 'listening');
});

afterAll(async () => {
  frontDoor.close();
  frontDoor.closeAllConnections();
  await simulator.close();
  await daypass.remove();
});

const ownFile = (name: string) => path.join(daypass.home, '.local/share/daypass', name);
const definedOf = (env: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** As if the keys had expired. */
async function forgetKeys(): Promise<void> {
  const sessions = JSON.parse(await readFile(ownFile('saml-sessions.json'), 'utf8'));
  for (const session of Object.values<{ keys: unknown[] }>(sessions)) session.keys = [];
  await writeFile(ownFile('saml-sessions.json'), JSON.stringify(sessions));
}

function frontDoorUrl(): string {
  const address = frontDoor.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/app`;
}

describe.skipIf(isChromiumMissing || process.platform !== 'linux')('by an installed browser', () => {
  test('a person adds the link, signs in once and has keys of every role', async () => {
    expect(await daypass.run('saml', 'add', 'partner', '--url', frontDoorUrl())).toMatchObject({ code: 0, stderr: '' });
    const login = await daypass.run('login', 'partner', '--json');
    expect(login).toMatchObject({ code: 0, stderr: '' });
    expect(login.stdout).toContain('"event":"signedIn","session":"partner"');
    const listed = JSON.parse((await daypass.run('list', '--json')).stdout);
    expect(JSON.stringify(listed)).toContain('PartnerAdmin');
    expect(JSON.stringify(listed)).toContain('777788889999');
    const exported = await daypass.run('credential-process', ...ROLE);
    expect(JSON.parse(exported.stdout)).toMatchObject({ Version: 1, AccessKeyId: expect.stringMatching(/^ASIA/u) });
    const stored = await readFile(ownFile('saml-sessions.json'), 'utf8');
    expect(stored).not.toMatch(/SAMLResponse|PHNhbWxwO/u);
  });

  test.skipIf(isAwsLeftOut)('the AWS CLI takes the written profile', async () => {
    const added = await daypass.run('profile', 'add', 'partner-ro', ...ROLE, '--region', 'eu-west-1');
    expect(added).toMatchObject({ code: 0, stderr: '' });
    const identity = await aws(
      ['sts', 'get-caller-identity', '--profile', 'partner-ro', '--endpoint-url', simulator.url],
      definedOf(daypass.invocation.env),
    );
    expect(JSON.parse(identity).Arn).toBe('arn:aws:sts::444455556666:assumed-role/PartnerReadOnly/person@example.com');
  });

  test('new keys come without the person while the identity provider’s session lives, and not after it', async () => {
    isPersonThere = false;
    await forgetKeys();
    expect(await daypass.run('credential-process', ...ROLE)).toMatchObject({ code: 0, stderr: '' });
    await forgetKeys();
    simulator.endIdpSessions();
    const refused = await daypass.run('credential-process', ...ROLE);
    expect(refused).toMatchObject({ code: 3, stdout: '' });
    expect(refused.stderr).toContain('daypass login partner');
    isPersonThere = true;
  });

  test('an earlier name still finds it; sign-out leaves neither keys nor a browser profile', async () => {
    expect(await daypass.run('login', 'partner', '--json')).toMatchObject({ code: 0 });
    expect(await daypass.run('saml', 'rename', 'partner', 'other')).toMatchObject({ code: 0, stderr: '' });
    expect(await daypass.run('credential-process', ...ROLE)).toMatchObject({ code: 0, stderr: '' });
    expect(await readdir(ownFile('saml-browsers'))).toHaveLength(1);
    expect(await daypass.run('logout', 'other')).toMatchObject({ code: 0 });
    expect(await readdir(ownFile('saml-browsers'))).toEqual([]);
    expect(await readFile(ownFile('saml-sessions.json'), 'utf8')).not.toContain('secretAccessKey');
    expect(await daypass.run('credential-process', ...ROLE)).toMatchObject({ code: 3 });
    expect(await daypass.run('saml', 'remove', 'other')).toMatchObject({ code: 0, stderr: '' });
    expect((await daypass.run('saml', 'list', '--json')).stdout).toBe('{\n  "sessions": []\n}\n');
  });
});

async function responseFromIdp(): Promise<string> {
  const body = new URLSearchParams({ app: id, ...IDP_PERSON });
  const signedIn = await fetch(`${simulator.url}/idp/sign-in`, { method: 'POST', body, redirect: 'manual' });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const form = await fetch(`${simulator.url}/idp/sso?app=${id}`, { headers: { cookie } });
  return /name="SAMLResponse"\s+value="([^"]*)"/u.exec(await form.text())?.[1] ?? '';
}

test('a response that the person brings signs in, in every form that developer tools copy', async () => {
  const link = simulator.samlPortalLink(id);
  expect(await daypass.run('saml', 'add', 'pasted', '--url', link)).toMatchObject({ code: 0 });
  const response = await responseFromIdp();
  const file = path.join(daypass.home, 'response.txt');
  for (const written of [
    response,
    encodeURIComponent(response),
    `SAMLResponse=${encodeURIComponent(response)}&RelayState=`,
  ]) {
    await writeFile(file, `${written}\n`);
    expect(await daypass.run('login', 'pasted', '--response', file)).toMatchObject({ code: 0, stderr: '' });
  }
  const keys = await daypass.run('export', '--session', 'pasted', ...ROLE.slice(2), '--format', 'json');
  expect(keys).toMatchObject({ code: 0, stderr: '' });
  await writeFile(file, 'no response at all');
  expect(await daypass.run('login', 'pasted', '--response', file)).toMatchObject({ code: 1, stdout: '' });
});

test('accounts of saml2aws are taken over, with the reason for those that are not', async () => {
  await writeFile(
    path.join(daypass.home, '.saml2aws'),
    `[default]\nurl = \`${simulator.samlPortalLink(id)}\`\naws_session_duration = 7200\n[plain]\nurl = http://id.example.test\n`,
  );
  const imported = await daypass.run('saml', 'import');
  expect(imported).toMatchObject({ code: 1, stdout: 'Added default. Sign in: daypass login default\n' });
  expect(imported.stderr).toMatch(/^plain was not added: /u);
  const { sessions } = JSON.parse((await daypass.run('saml', 'list', '--json')).stdout);
  expect(sessions).toContainEqual({ session: 'default', url: simulator.samlPortalLink(id), durationSeconds: 7200 });
});

test('a role that allows less than was asked for gives an hour, and is asked for no more afterwards', async () => {
  const file = path.join(daypass.home, 'response.txt');
  await writeFile(file, await responseFromIdp());
  simulator.samlApplications.change(id, { sessionSeconds: 43_200 });
  await writeFile(file, await responseFromIdp());
  const asked = () => simulator.requests.list().filter(({ route }) => route === 'assumeRoleWithSaml').length;
  const before = asked();
  expect(await daypass.run('login', 'pasted', '--response', file)).toMatchObject({ code: 0, stderr: '' });
  const between = asked();
  expect(await daypass.run('login', 'pasted', '--response', file)).toMatchObject({ code: 0, stderr: '' });
  expect([between - before, asked() - between]).toEqual([6, 3]);
});
