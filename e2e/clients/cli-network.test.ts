import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approveDevice, startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { buildProgram, type Program } from './cli-program.ts';

/** The command line as it is shipped, behind a company's proxy, at AWS's own host names. */
const CREDENTIALS = 'ann:p%40ss';
const SELECTORS = ['--session', 'corp', '--role'] as const;

let simulator: Simulator;
let bare: Program;
let daypass: Program;
let proxyHost: string;

beforeAll(async () => {
  simulator = await startSimulator({ tls: { proxyCredentials: 'ann:p@ss' } });
  const { tls } = simulator;
  if (tls === undefined) throw new Error('TLS was asked for.');
  proxyHost = new URL(tls.proxyUrl).host;
  bare = await buildProgram({ AWS_CA_BUNDLE: tls.caPemPath });
  daypass = bare.with({ HTTPS_PROXY: `http://${CREDENTIALS}@${proxyHost}` });
  const { startUrl, region } = simulator.portal;
  await daypass.run('session', 'add', 'corp', '--start-url', startUrl, '--region', region);
});

afterAll(async () => {
  await simulator.close();
  await bare.remove();
});

test('signs in, lists and exports through a proxy that asks for credentials', async () => {
  const login = daypass.start('login', 'corp', '--device', '--no-open', '--json');
  await approveDevice(simulatorPage(JSON.parse(await login.nextLine()).url));
  expect(await login.finished).toMatchObject({ code: 0, stderr: '' });
  const listed = await daypass.run('list', '--json');
  expect(listed).toMatchObject({ code: 0, stderr: '' });
  const [{ accountId, roleName }] = JSON.parse(listed.stdout);
  const exported = await daypass.run(
    'export',
    ...SELECTORS,
    roleName,
    '--account',
    accountId,
    '--format',
    'json',
    '--yes',
  );
  expect(exported).toMatchObject({ code: 0, stderr: '' });
  expect(simulator.requests.list().map(({ route }) => route)).toEqual(
    expect.arrayContaining(['createToken', 'listAccounts', 'getRoleCredentials']),
  );
});

test.each([
  ['', /^daypass: The proxy HOST wants a user name and password\. /],
  ['ann:wrong-secret@', /^daypass: The proxy HOST wants a user name and password other than those it was given\. /],
])('refused by the proxy with credentials “%s”', async (credentials, words) => {
  const refused = daypass.with({ HTTPS_PROXY: `http://${credentials}${proxyHost}`, DAYPASS_DEBUG: '1' });
  const { code, stderr } = await refused.run('list', '--refresh', '--session', 'corp');
  expect(code).toBe(1);
  expect(
    stderr
      .split('\n')
      .find((line) => line.startsWith('daypass:'))
      ?.replace(proxyHost, 'HOST'),
  ).toMatch(words);
  expect(stderr).not.toContain('wrong-secret');
});

test('a proxy that is not there, and one whose address is none', async () => {
  const gone = daypass.with({ HTTPS_PROXY: `http://${CREDENTIALS}@127.0.0.1:9` });
  expect(await gone.run('list', '--refresh', '--session', 'corp')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^daypass: The proxy 127\.0\.0\.1:9 cannot be reached\. Check your network or VPN/),
  });
  const none = daypass.with({ HTTPS_PROXY: 'ftp://ann:secret@proxy.example' });
  const { stderr } = await none.run('list', '--refresh', '--session', 'corp');
  expect(stderr).toMatch(/^daypass: HTTPS_PROXY is not the address of a proxy\. /);
  expect(stderr).not.toContain('secret');
});

test('NO_PROXY leads past a dead proxy', async () => {
  // An address that is no loopback by name, and leads here all the same.
  const { port } = new URL(simulator.url);
  const endpoint = `http://0.0.0.0:${port}`;
  const behind = daypass.with({
    AWS_ENDPOINT_URL_SSO: endpoint,
    AWS_ENDPOINT_URL_SSO_OIDC: endpoint,
    HTTP_PROXY: 'http://127.0.0.1:9',
  });
  const args = ['list', '--refresh', '--json', '--session', 'corp'] as const;
  expect(await behind.run(...args)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('The proxy 127.0.0.1:9'),
  });
  expect(await behind.with({ NO_PROXY: 'example.com,0.0.0.0' }).run(...args)).toMatchObject({ code: 0, stderr: '' });
});

test('an authority it does not know is not trusted; NODE_EXTRA_CA_CERTS names one as well', async () => {
  const args = ['list', '--refresh', '--json', '--session', 'corp'] as const;
  const untrusting = daypass.with({ AWS_CA_BUNDLE: undefined, SSL_CERT_FILE: '/dev/null' });
  const { code, stderr } = await untrusting.run(...args);
  expect(JSON.parse(stderr)).toStrictEqual({
    code: 'tlsUntrusted',
    message: expect.stringMatching(/^The certificate of \S+ is not trusted\.$/),
    next: expect.stringContaining('AWS_CA_BUNDLE'),
  });
  expect(code).toBe(1);
  const extra = untrusting.with({ NODE_EXTRA_CA_CERTS: simulator.tls?.caPemPath });
  expect(await extra.run(...args)).toMatchObject({ code: 0, stderr: '' });
});

test('a CA file that is none is told by its path', async () => {
  const file = path.join(bare.home, 'not-a-ca.pem');
  await writeFile(file, 'hello');
  const { code, stderr } = await daypass.with({ AWS_CA_BUNDLE: file }).run('list', '--refresh', '--session', 'corp');
  expect({ code, stderr }).toStrictEqual({
    code: 1,
    stderr: `daypass: The CA file ${file} cannot be read as certificates. Correct AWS_CA_BUNDLE or unset it: it must name a PEM file.\n`,
  });
});

test('a wrong clock is told after asking AWS', async () => {
  simulator.clock.advanceSeconds(40 * 60);
  const { code, stderr } = await daypass.run('list', '--refresh', '--json', '--session', 'corp');
  expect(code).toBe(0);
  expect(stderr).toMatch(/^daypass: This computer’s clock is (39|40) min behind\. /);
});

/** The person's browser is not behind the proxy. */
function simulatorPage(link: string): string {
  const { pathname, search } = new URL(link);
  return `${simulator.url}${pathname}${search}`;
}
