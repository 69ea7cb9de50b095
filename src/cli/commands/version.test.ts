import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../../e2e/support/temp-folder.ts';
import { startSimulator } from '../../simulator/index.ts';
import { systemPorts } from '../ports/system-ports.ts';
import { fakeTerminal } from '../testing/fake-terminal.ts';

async function setUp(more: { readonly address?: string } = {}) {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const env = { DAYPASS_RELEASES_URL: more.address ?? simulator.releasesUrl, DAYPASS_HOME: tempFolder() };
  const surroundings = { platform: 'linux', homeDir: '/nowhere', env } as const;
  const terminal = () => {
    const fake = fakeTerminal({}, { env });
    const ports = systemPorts(surroundings, {
      browser: fake.browser,
      log: { info: () => undefined, warn: () => undefined },
      settings: fake.settings,
      changeSettings: () => Promise.resolve(),
    });
    return Object.assign(fake, { ports: () => Promise.resolve(ports) });
  };
  return { simulator, run: (...args: readonly string[]) => terminal().run(...args) };
}

test('version --check names a newer release, its page and how this copy gets it', async () => {
  const { simulator, run } = await setUp();
  simulator.releases.publish({ version: '1.3.0' });
  const { code, out, err } = await run('version', '--check');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.split('\n').slice(0, 4)).toEqual([
    'daypass 1.2.3',
    'Daypass 1.3.0 is available.',
    `What changed: ${simulator.url}/fake-owner/daypass/releases/tag/v1.3.0`,
    'To update this copy:',
  ]);
  expect(out).toContain('sudo apt install ./Daypass-linux-amd64.deb');
  const asJson = await run('version', '--check', '--json');
  expect(JSON.parse(asJson.out)).toMatchObject({ version: '1.2.3', newer: '1.3.0' });
});

test('version --check says that nothing is newer', async () => {
  const { simulator, run } = await setUp();
  simulator.releases.publish({ version: '1.2.3' });
  expect((await run('version', '--check')).out).toBe('daypass 1.2.3\nThere is no newer release.\n');
  expect(JSON.parse((await run('version', '--check', '--json')).out)).toMatchObject({ newer: null, commands: [] });
});

test('without a network, or without a repository, it fails in words', async () => {
  const offline = await setUp({ address: 'http://127.0.0.1:1/repos/fake-owner/daypass/releases' });
  const failed = await offline.run('version', '--check');
  expect(failed.code).toBe(1);
  expect(failed.err).toMatch(/127\.0\.0\.1:1 cannot be reached, so newer releases are not known/);
  const unknown = await setUp({ address: '' });
  expect((await unknown.run('version', '--check')).err).toMatch(/not built as a release/);
});

test('version alone asks nobody', async () => {
  const { simulator, run } = await setUp();
  expect((await run('version')).out).toBe('daypass 1.2.3\n');
  expect((await run('version', '--json')).out).toContain('"version": "1.2.3"');
  expect(simulator.requests.list()).toEqual([]);
});
