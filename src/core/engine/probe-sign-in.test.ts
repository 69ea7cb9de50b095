import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { approveInBrowser, startSimulator, type Simulator } from '../../simulator/index.ts';
import type { ProbeReport } from '../../shared/sign-in-probe.ts';
import { testEngine } from '../testing/test-engine.ts';

const PORTAL = { startUrl: 'https://d-demo.awsapps.com/start', region: 'eu-west-1' };
const SESSION = `[sso-session demo]\nsso_start_url = ${PORTAL.startUrl}\nsso_region = ${PORTAL.region}\n`;
const LEGACY = `[profile old]\nsso_start_url = ${PORTAL.startUrl}\nsso_region = ${PORTAL.region}\n`;

interface Setup {
  readonly config?: string;
  readonly signsIn?: boolean;
  readonly env?: (simulator: Simulator) => Readonly<Record<string, string>>;
  readonly aheadMillis?: number;
}

/** Each step with the code it failed by, or `ok`. */
async function probed({ config = SESSION, signsIn = false, env, aheadMillis = 0 }: Setup) {
  let now = () => Date.now();
  await using simulator = await startSimulator({ portals: [PORTAL], now: () => now() });
  await using home = await testEngine(env?.(simulator) ?? simulator.environment, {
    open: async (url) => void (await approveInBrowser(url)),
  });
  now = () => home.time.nowMillis() - aheadMillis;
  await mkdir(join(home.homeDir, '.aws'), { recursive: true });
  await writeFile(join(home.homeDir, '.aws/config'), config);
  await home.engine.reload();
  if (signsIn) await home.time.runUntilSettled(home.engine.signIn('demo'), 50);
  const reports: ProbeReport[] = [];
  const before = home.opened.length;
  await home.time.runUntilSettled(
    home.engine.probeSignIn(undefined, (report) => void reports.push(report)),
    50,
  );
  expect(home.opened).toHaveLength(before);
  return {
    reports,
    steps: reports.map(({ step, error }) => `${step} ${error?.code ?? 'ok'}`),
  };
}

const UP_TO_CLOCK = ['resolve ok', 'proxy ok', 'tls ok', 'oidc ok', 'clock ok'];

describe('the way of a sign-in', () => {
  test('is walked to its end for who is signed in', async () => {
    const { steps, reports } = await probed({ signsIn: true });
    expect(steps).toEqual([...UP_TO_CLOCK, 'portal ok', 'roles ok']);
    expect(reports.at(-1)?.facts['accounts']).toBeGreaterThan(0);
  });

  test.each([
    ['a session', SESSION],
    ['a legacy portal', LEGACY],
  ])('of %s ends at the sign-in for who is not', async (_what, config) => {
    expect((await probed({ config })).steps).toEqual([...UP_TO_CLOCK, 'portal signInNeeded']);
  });

  test.each<[string, Setup, string[]]>([
    ['no start URL', { config: SESSION.replace('https:', 'http:') }, ['resolve startUrlInvalid']],
    [
      'a domain that leads nowhere',
      { config: SESSION.replace('d-demo.awsapps.com', 'sso.acme.example') },
      ['resolve startUrlUnresolved'],
    ],
    ['a malformed Region', { config: SESSION.replace('eu-west-1', 'x') }, ['resolve regionInvalid']],
    ['a proxy that is none', { env: () => ({ HTTPS_PROXY: 'http://' }) }, ['resolve ok', 'proxy proxyInvalid']],
    [
      'a proxy that is not there',
      { env: () => ({ HTTPS_PROXY: 'http://127.0.0.1:1' }) },
      ['resolve ok', 'proxy ok', 'proxy proxyUnreachable'],
    ],
    [
      'a server that is not there',
      { env: () => ({ AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }) },
      ['resolve ok', 'proxy ok', 'tls offline'],
    ],
    [
      'a portal that AWS does not know',
      { config: SESSION.replace('d-demo', 'd-nowhere') },
      ['resolve ok', 'proxy ok', 'tls ok', 'oidc signInRefused'],
    ],
    [
      'a wrong clock',
      { aheadMillis: 10 * 60_000 },
      ['resolve ok', 'proxy ok', 'tls ok', 'oidc ok', 'clock clockWrong'],
    ],
  ])('ends at %s', async (_what, setup, steps) => {
    expect((await probed(setup)).steps).toEqual(steps);
  });

  test('ends at a certificate that is not trusted', async () => {
    await using simulator = await startSimulator({ portals: [PORTAL], tls: true });
    const { AWS_CA_BUNDLE: _ca, NODE_EXTRA_CA_CERTS: _extra, ...env } = simulator.proxyEnvironment;
    expect((await probed({ env: () => env })).steps).toEqual(['resolve ok', 'proxy ok', 'tls tlsUntrusted']);
  });
});
