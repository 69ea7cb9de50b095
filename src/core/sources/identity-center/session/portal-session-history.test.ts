import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Secret } from '../../../secret.ts';
import { supervised, testSession } from '../../../testing/supervised.ts';
import { VirtualTime } from '../../../testing/virtual-time.ts';
import { PortalSessionHistory } from './portal-session-history.ts';

const HOUR = 3_600_000;
const log = { info: () => undefined, warn: () => undefined };

let dir: string;
let path: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'daypass-book-'));
  path = join(dir, 'own', 'portal-sessions.json');
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const historyOn = (time: VirtualTime) => {
  const random = { bytes: (count: number) => new Uint8Array(count), fraction: () => 0.5 };
  const paths = { portalHistoryPath: path, locksDir: join(dir, 'own', 'locks') };
  return new PortalSessionHistory(paths, { clock: time, alarm: time, random, log });
};

const tokenMadeAt = (millis: number, clientId = 'fake-client') => ({
  startUrl: 'https://corp.awsapps.com/start',
  region: 'eu-west-1',
  accessToken: new Secret('fake-access'),
  refreshToken: new Secret('fake-refresh'),
  clientId,
  clientSecret: new Secret('fake-secret'),
  expiresAtMillis: millis + HOUR,
  lifeMillis: HOUR,
});

/** Two portal sessions of an hour each: what one lived says nothing of the next. */
function liveTwice(history: PortalSessionHistory, time: VirtualTime): void {
  for (let times = 0; times < 2; times += 1) {
    history.signedIn('corp', tokenMadeAt(time.nowMillis()));
    time.jump(HOUR);
    history.ended('corp');
  }
}

describe('what is known of portal sessions', () => {
  test('outlives the process, is shared by all of them, and holds nothing secret', async () => {
    const time = new VirtualTime();
    const first = historyOn(time);
    liveTwice(first, time);
    await first.settled();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).not.toContain('fake');

    const second = historyOn(time);
    second.signedIn('other', tokenMadeAt(time.nowMillis()));
    await second.settled();
    time.jump(HOUR);
    const third = historyOn(time);
    await third.seen('corp', tokenMadeAt(time.nowMillis()));
    expect(third.estimatedEndMillis('corp')).toBe(time.nowMillis() + HOUR);
    await third.settled();
    expect(Object.keys(JSON.parse(await readFile(path, 'utf8')))).toEqual(['corp', 'other']);
  });

  test('loses nothing that several processes learn at one moment', async () => {
    // The lock is waited for on the virtual clock while others write to a real disk.
    const time = new VirtualTime(undefined, true);
    const names = Array.from({ length: 8 }, (_, index) => `s${index}`);
    const portalHistories = names.map((name) => {
      const portalHistory = historyOn(time);
      portalHistory.signedIn(name, tokenMadeAt(time.nowMillis()));
      return portalHistory;
    });
    await time.runUntilSettled(Promise.all(portalHistories.map((portalHistory) => portalHistory.settled())), 0.5);
    expect(Object.keys(JSON.parse(await readFile(path, 'utf8'))).toSorted()).toEqual(names);
  });

  test.each([
    '',
    '[]',
    'null',
    '{"corp": 7}',
    '{"corp": {"livesMillis": ["8"]}}',
    '{"corp": {"livesMillis": [1], "client": 5}}',
  ])('is unknown where the file holds %j', async (text) => {
    await mkdir(join(dir, 'own'));
    await writeFile(path, text);
    const portalHistory = historyOn(new VirtualTime());
    await portalHistory.reload();
    expect(portalHistory.estimatedEndMillis('corp')).toBeUndefined();
  });

  test('is kept in memory where it cannot be written', async () => {
    const time = new VirtualTime();
    await writeFile(join(dir, 'own'), '');
    const portalHistory = historyOn(time);
    liveTwice(portalHistory, time);
    portalHistory.signedIn('corp', tokenMadeAt(time.nowMillis()));
    await portalHistory.settled();
    expect(portalHistory.estimatedEndMillis('corp')).toBe(time.nowMillis() + HOUR);
  });

  test('says nothing of tokens that nobody renews', async () => {
    const time = new VirtualTime();
    const portalHistory = historyOn(time);
    const { refreshToken: _refresh, ...fixed } = tokenMadeAt(time.nowMillis());
    portalHistory.signedIn('old', fixed);
    await portalHistory.settled();
    await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

test('is learned from AWS’s refusal, through many renewals', async () => {
  const corp = testSession('corp');
  const lives: number[] = [];
  let signedInAt = 0;
  const { sessionManager, time, oidc, pages } = supervised({
    seen: async () => undefined,
    signedIn: () => void (signedInAt = time.nowMillis()),
    renewed: () => undefined,
    ended: () => void lives.push(time.nowMillis() - signedInAt),
    signedOut: () => undefined,
  });
  sessionManager.startRenewing();
  await sessionManager.follow([corp]);
  const signingIn = sessionManager.signIn(corp, {});
  await time.advance(0);
  pages.get('corp')?.approve();
  await signingIn;
  await time.advance(8 * HOUR);
  oidc.end();
  await time.advance(HOUR);
  expect(sessionManager.of('corp').standing).toMatchObject({ at: 'signedOut', reason: 'revoked' });
  expect(lives).toHaveLength(1);
  expect(lives[0]).toBeGreaterThan(8 * HOUR - 1);
  expect(lives[0]).toBeLessThan(9 * HOUR);
});
