import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import { writeToken } from './token-cache.ts';
import type { Grant, IssuedToken, OidcGateway, TokenRefusal } from '../portal/oidc-gateway.ts';
import { Secret } from '../../../secret.ts';
import { deferred } from '../../../testing/deferred.ts';
import { VirtualTime } from '../../../testing/virtual-time.ts';
import { tokenStoreIn } from './token-store.ts';
import { PortalSessionHistory } from '../session/portal-session-history.ts';
import { RefusedTokens } from '../sign-in/refused-tokens.ts';
import { TokenManager } from './token-manager.ts';

const HOUR = 3_600_000;
const session = {
  name: 'corp',
  type: 'identityCenter' as const,
  startUrl: 'https://corp.awsapps.com/start',
  region: 'eu-west-1',
  scopes: ['sso:account:access'],
  profileNames: [],
};

let dir: string;
let time: VirtualTime;
let answers: (IssuedToken | TokenRefusal)[];
let spent: string[];
let reads: number;
let clients: string[];
let onAsk: () => Promise<void>;
let portalHistories: PortalSessionHistory[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'daypass-tokens-'));
  time = new VirtualTime(Date.now(), true);
  [answers, spent, clients] = [[], [], []];
  reads = 0;
  onAsk = async () => undefined;
});
afterEach(async () => {
  // Two managers in one test wait for each other's locks.
  await time.runUntilSettled(Promise.all(portalHistories.map((portalHistory) => portalHistory.settled())), 50);
  portalHistories = [];
  await rm(dir, { recursive: true, force: true });
});

const cacheDir = () => join(dir, 'cache');
const file = () => join(cacheDir(), `${createHash('sha1').update('corp').digest('hex')}.json`);
const onDisk = async (): Promise<Record<string, string>> => JSON.parse(await readFile(file(), 'utf8'));

function tokenManager({ beforeAlone = async (): Promise<void> => undefined } = {}) {
  const gateway: Pick<OidcGateway, 'createToken'> = {
    createToken: async ({ clientId, clientSecret }, grant: Grant) => {
      clients.push(`${clientId} ${clientSecret.reveal()}`);
      spent.push(grant.type === 'refresh' ? grant.refreshToken.reveal() : grant.type);
      await onAsk();
      return answers.shift() ?? 'invalidGrant';
    },
  };
  const random = { bytes: (count: number) => new Uint8Array(count), fraction: () => 0 };
  const log = { info: () => undefined, warn: () => undefined };
  const surroundings = { platform: 'linux' as const, homeDir: dir, env: {} };
  const browser = { open: async () => undefined };
  const ports = { clock: time, alarm: time, random, log, surroundings, browser };
  const folders = { ssoCacheDir: cacheDir(), locksDir: join(dir, 'locks') };
  const portalHistory = new PortalSessionHistory(
    { portalHistoryPath: join(dir, 'portal-sessions.json'), locksDir: folders.locksDir },
    ports,
  );
  portalHistories.push(portalHistory);
  const refusals = new RefusedTokens(
    { refusedTokensPath: join(dir, 'refused-tokens.json'), locksDir: folders.locksDir },
    ports,
  );
  const store = tokenStoreIn(folders, ports);
  const counting = {
    ...store,
    read: (asked: typeof session) => {
      reads += 1;
      return store.read(asked);
    },
    async alone<T>(asked: typeof session, action: () => Promise<T>) {
      await beforeAlone();
      return store.alone(asked, action);
    },
  };
  return new TokenManager(ports, counting, () => gateway, portalHistory, refusals);
}

const put = (accessToken: string, refreshToken: string, expiresInMillis: number) =>
  writeToken(cacheDir(), session, {
    startUrl: session.startUrl,
    region: session.region,
    accessToken: new Secret(accessToken),
    expiresAtMillis: time.nowMillis() + expiresInMillis,
    refreshToken: new Secret(refreshToken),
    clientId: 'fake-client',
    clientSecret: new Secret('fake-secret'),
    registrationExpiresAtMillis: time.nowMillis() + 1_000 * HOUR,
  });
const fresh = (name: string, withRefresh = true): IssuedToken => ({
  accessToken: new Secret(`access-${name}`),
  expiresInMillis: HOUR,
  ...(withRefresh && { refreshToken: new Secret(`refresh-${name}`) }),
});
const liveToken = async (of: TokenManager) => (await of.live(session)).accessToken.reveal();

describe('the token manager', () => {
  test('uses a live token as it is, and renews an expired one', async () => {
    await put('access-1', 'refresh-1', HOUR);
    const ours = tokenManager();
    expect(await liveToken(ours)).toBe('access-1');
    expect(spent).toEqual([]);
    time.jump(2 * HOUR);
    answers = [fresh('2')];
    expect(await liveToken(ours)).toBe('access-2');
    expect(await onDisk()).toMatchObject({ accessToken: 'access-2', refreshToken: 'refresh-2' });
  });

  test('renews with the registration that stands in the file, whichever client made it', async () => {
    await put('access-1', 'refresh-1', -1);
    await writeFile(file(), JSON.stringify({ ...(await onDisk()), clientId: 'aws-cli', clientSecret: 'fake-theirs' }));
    answers = [fresh('2')];
    await liveToken(tokenManager());
    expect(clients).toEqual(['aws-cli fake-theirs']);
    expect(await onDisk()).toMatchObject({ accessToken: 'access-2', clientId: 'aws-cli', clientSecret: 'fake-theirs' });
  });

  test('goes on with the old refresh token where the answer has none', async () => {
    await put('access-1', 'refresh-1', -1);
    answers = [fresh('2', false)];
    await liveToken(tokenManager());
    expect(await onDisk()).toMatchObject({ accessToken: 'access-2', refreshToken: 'refresh-1' });
  });

  test('keeps what other tools keep in the file', async () => {
    await put('access-1', 'refresh-1', -1);
    await writeFile(file(), JSON.stringify({ ...(await onDisk()), theirs: [1, 2] }));
    answers = [fresh('2')];
    await liveToken(tokenManager());
    expect(await onDisk()).toMatchObject({ theirs: [1, 2] });
  });

  test('adopts what another tool wrote while AWS refused the spent refresh token', async () => {
    await put('access-1', 'refresh-1', -1);
    onAsk = () => put('access-theirs', 'refresh-theirs', HOUR);
    expect(await liveToken(tokenManager())).toBe('access-theirs');
    expect(spent).toEqual(['refresh-1']);
  });

  test('waits for what another tool is about to write before it believes the refusal', async () => {
    await put('access-1', 'refresh-1', -1);
    const asking = liveToken(tokenManager());
    while (time.pendingCount === 0) await new Promise(setImmediate);
    await put('access-theirs', 'refresh-theirs', HOUR);
    await time.advance(1_000);
    expect(await asking).toBe('access-theirs');
    expect(spent).toEqual(['refresh-1']);
  });

  test('tells the end of the registration apart from the end of the portal session', async () => {
    await put('access-1', 'refresh-1', -1);
    answers = ['invalidClient'];
    const ended = { code: 'signInNeeded', facts: { end: 'registrationEnded' } };
    await expect(liveToken(tokenManager())).rejects.toMatchObject(ended);
    await put('access-1', 'refresh-1', HOUR);
    time.jump(2_000 * HOUR);
    answers = ['refused'];
    await expect(liveToken(tokenManager())).rejects.toMatchObject(ended);
  });

  test('says sign in when AWS refuses and nobody else has anything better', async () => {
    await put('access-1', 'refresh-1', -1);
    const asking = time.runUntilSettled(liveToken(tokenManager()));
    await expect(asking).rejects.toMatchObject({ code: 'signInNeeded', facts: { session: 'corp', end: 'revoked' } });
    expect(spent).toEqual(['refresh-1']);
  });

  test('lets every process know of a refusal, until there is another token', async () => {
    await put('access-1', 'refresh-1', 10 * 60_000);
    time.jump(8 * 60_000);
    const other = tokenManager();
    expect(await other.read(session)).not.toHaveProperty('refusedAs');
    const asking = time.runUntilSettled(liveToken(tokenManager()));
    await expect(asking).rejects.toMatchObject({ facts: { end: 'revoked' } });
    expect(await other.read(session)).toMatchObject({ refusedAs: 'revoked' });
    expect(await readFile(join(dir, 'refused-tokens.json'), 'utf8')).not.toMatch(/access-1|refresh-1/);

    await put('access-2', 'refresh-2', HOUR);
    expect(await other.read(session)).not.toHaveProperty('refusedAs');
  });

  test('writes down that the portal rejected a token that nobody can renew', async () => {
    await writeToken(cacheDir(), session, {
      startUrl: session.startUrl,
      region: session.region,
      accessToken: new Secret('access-1'),
      expiresAtMillis: time.nowMillis() + HOUR,
    });
    const token = await tokenManager().live(session);
    await expect(tokenManager().live(session, token)).rejects.toMatchObject({ code: 'signInNeeded' });
    expect(await tokenManager().read(session)).toMatchObject({ refusedAs: 'revoked' });
  });

  test('uses a live token on when the renewal fails in passing, but not when it has expired', async () => {
    await put('access-1', 'refresh-1', 10 * 60_000);
    time.jump(8 * 60_000);
    answers = ['slowDown', 'slowDown'];
    expect(await liveToken(tokenManager())).toBe('access-1');
    time.jump(5 * 60_000);
    await expect(liveToken(tokenManager())).rejects.toMatchObject({ code: 'throttled' });
  });

  test('loses no one-use refresh token to a full disk: keeps it, and writes it at the next chance', async () => {
    await put('access-1', 'refresh-1', -1);
    const ours = tokenManager();
    answers = [fresh('2'), fresh('3')];
    // The disk fails between AWS's answer and our writing: a folder stands where the file should go.
    onAsk = async () => {
      await rename(file(), join(dir, 'aside.json'));
      await mkdir(file());
    };
    expect(await liveToken(ours)).toBe('access-2');
    onAsk = async () => undefined;
    expect(await liveToken(ours)).toBe('access-2');
    await rm(file(), { recursive: true });
    expect(await liveToken(ours)).toBe('access-2');
    // Reading writes nothing.
    await expect(onDisk()).rejects.toMatchObject({ code: 'ENOENT' });
    await ours.saveUnsaved(session);
    expect(await onDisk()).toMatchObject({ accessToken: 'access-2', refreshToken: 'refresh-2' });
    expect(spent).toEqual(['refresh-1']);
  });

  test('reads the token file twice in a refresh: before AWS is asked and after', async () => {
    await put('access-1', 'refresh-1', 60_000);
    const ours = tokenManager();
    const seen = await ours.read(session);
    if (!seen) throw new Error('no token');
    reads = 0;
    answers = [fresh('2')];
    await ours.refresh(session, seen);
    expect(reads).toBe(2);
    expect(await onDisk()).toMatchObject({ accessToken: 'access-2' });
  });

  test('writes back what another client put into the file while AWS was asked', async () => {
    await put('access-1', 'refresh-1', -1);
    const ours = tokenManager();
    onAsk = async () => writeFile(file(), JSON.stringify({ ...(await onDisk()), theirs: 'kept' }));
    answers = [fresh('2')];
    await liveToken(ours);
    expect(await onDisk()).toMatchObject({ accessToken: 'access-2', theirs: 'kept' });
  });

  test('spends no refresh token where the new one could not be kept, and uses a live token on', async () => {
    await put('access-1', 'refresh-1', 10 * 60_000);
    answers = [fresh('2')];
    // Of a name so long that no temp file can stand beside it: for root, too, nothing can be written there.
    const target = join(dir, `${'x'.repeat(240)}.json`);
    await rename(file(), target);
    await symlink(target, file());
    time.jump(8 * 60_000);
    expect(await liveToken(tokenManager())).toBe('access-1');
    time.jump(5 * 60_000);
    await expect(liveToken(tokenManager())).rejects.toMatchObject({ code: 'diskFailed', facts: { path: file() } });
    expect(spent).toEqual([]);
  });

  test('gives up its unwritten token for a newer one that another tool wrote meanwhile', async () => {
    await put('access-1', 'refresh-1', -1);
    const ours = tokenManager();
    answers = [fresh('2')];
    onAsk = async () => {
      await rename(file(), join(dir, 'aside.json'));
      await mkdir(file());
    };
    expect(await liveToken(ours)).toBe('access-2');
    await rm(file(), { recursive: true });
    await put('access-theirs', 'refresh-theirs', 2 * HOUR);
    expect(await liveToken(ours)).toBe('access-theirs');
    expect(await onDisk()).toMatchObject({ accessToken: 'access-theirs', refreshToken: 'refresh-theirs' });
  });

  test('forgets on sign-out also what could not be written', async () => {
    await put('access-1', 'refresh-1', HOUR);
    const ours = tokenManager();
    await ours.forget(session);
    await expect(ours.live(session)).rejects.toMatchObject({ code: 'signInNeeded' });
  });
});

/** A refresh that stands still between AWS's answer and its writing, until told to go on. */
function heldAnswer() {
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  let goOn = (): void => undefined;
  const going = new Promise<void>((resolve) => (goOn = resolve));
  onAsk = async () => {
    arrive();
    await going;
  };
  return { arrived, goOn };
}

describe('a refresh under way', () => {
  const signIn = (name: string) => ({
    token: fresh(name),
    registration: {
      clientId: 'fake-client-2',
      clientSecret: new Secret('fake-secret-2'),
      expiresAtMillis: time.nowMillis() + 1_000 * HOUR,
    },
  });

  test('does not bring back a token that the person signed out of meanwhile', async () => {
    await put('access-1', 'refresh-1', -1);
    const ours = tokenManager();
    answers = [fresh('2')];
    const { arrived, goOn } = heldAnswer();
    const ended = ours.live(session).then(
      () => 'has a token',
      ({ code }: DaypassError) => code,
    );
    await arrived;
    const forgetting = ours.forget(session);
    goOn();
    expect(await ended).toBe('signInNeeded');
    await time.runUntilSettled(forgetting, 50);
    await expect(readFile(file())).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('does not bring it back either where it runs in another process', async () => {
    await put('access-1', 'refresh-1', -1);
    answers = [fresh('2')];
    const { arrived, goOn } = heldAnswer();
    const asking = liveToken(tokenManager());
    await arrived;
    const forgetting = tokenManager().forget(session);
    goOn();
    expect(await asking).toBe('access-2');
    await time.runUntilSettled(forgetting, 50);
    await expect(readFile(file())).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('costs no sign-in that comes while a sign-out waits for its end', async () => {
    await put('access-1', 'refresh-1', HOUR);
    const [isWaiting, ended] = [deferred(), deferred()];
    const waits = [ended.promise];
    const ours = tokenManager({
      beforeAlone: async () => {
        isWaiting.resolve();
        await waits.shift();
      },
    });
    const forgetting = ours.forget(session);
    await isWaiting.promise;
    await time.runUntilSettled(ours.store(session, signIn('new')), 50);
    ended.resolve();
    await time.runUntilSettled(forgetting, 50);
    expect(await onDisk()).toMatchObject({ accessToken: 'access-new', refreshToken: 'refresh-new' });
  });

  test.each(['this', 'another'])('does not take the place of a sign-in done meanwhile in %s process', async (which) => {
    await put('access-1', 'refresh-1', -1);
    const ours = tokenManager();
    answers = [fresh('2')];
    const { arrived, goOn } = heldAnswer();
    const asking = liveToken(which === 'this' ? ours : tokenManager());
    await arrived;
    const storing = ours.store(session, signIn('new'));
    goOn();
    const stored = await time.runUntilSettled(storing, 50);
    expect(stored.accessToken.reveal()).toBe('access-new');
    // Who waited for the refresh has a token that is good all the same.
    expect(await asking).toBe(which === 'this' ? 'access-new' : 'access-2');
    expect(await onDisk()).toMatchObject({ accessToken: 'access-new', refreshToken: 'refresh-new' });
    expect(spent).toEqual(['refresh-1']);
  });

  test('leaves in place what the person has signed in to with another tool meanwhile', async () => {
    await put('access-1', 'refresh-1', -1);
    answers = [fresh('2')];
    onAsk = () => put('access-theirs', 'refresh-theirs', HOUR);
    expect(await liveToken(tokenManager())).toBe('access-theirs');
    expect(await onDisk()).toMatchObject({ accessToken: 'access-theirs', refreshToken: 'refresh-theirs' });
  });

  test('keeps a sign-in also where there can be no lock', async () => {
    await writeFile(join(dir, 'locks'), '');
    const stored = await tokenManager().store(session, signIn('new'));
    expect(stored.unsavedBecause).toBeUndefined();
    expect(await onDisk()).toMatchObject({ accessToken: 'access-new' });
  });
});

describe('a token of another portal', () => {
  test.each([{ region: 'us-east-1' }, { startUrl: 'https://other.awsapps.com/start' }])(
    'is none for a session whose config now says %j, costs no refresh token, and is there again when it is taken back',
    async (edit) => {
      await put('access-1', 'refresh-1', -1);
      const edited = { ...session, ...edit };
      await expect(tokenManager().live(edited)).rejects.toMatchObject({ code: 'signInNeeded' });
      expect(spent).toEqual([]);
      answers = [fresh('2')];
      expect(await liveToken(tokenManager())).toBe('access-2');
    },
  );

  test.each([
    'https://corp.awsapps.com/start/',
    'https://CORP.awsapps.com/start#/',
    ' https://corp.awsapps.com/start# ',
  ])('is not one whose start URL is only written otherwise: %j', async (startUrl) => {
    await put('access-1', 'refresh-1', HOUR);
    const token = await tokenManager().live({ ...session, startUrl, region: 'EU-West-1' });
    expect(token.accessToken.reveal()).toBe('access-1');
  });
});
