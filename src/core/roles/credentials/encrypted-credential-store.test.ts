import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Log } from '../../ports.ts';
import { Secret } from '../../secret.ts';
import { fakeVault, type FakeVault } from '../../testing/fake-vault.ts';
import { VirtualTime } from '../../testing/virtual-time.ts';
import { RoleCredentialCache } from './role-credential-cache.ts';
import { EncryptedCredentialStore } from './encrypted-credential-store.ts';

const MINUTE = 60_000;
const role = { sourceId: 'corp', accountId: '111111111111', roleName: 'Admin' };
const PORTAL = { startUrl: 'https://d-demo.awsapps.com/start', region: 'eu-west-1' };

let home: string;
let dir: string;
let time: VirtualTime;
let vault: FakeVault;
let warned: unknown[];
let minted: number;
let portal: typeof PORTAL | undefined;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'daypass-vault-'));
  dir = join(home, 'vault');
  [time, vault, warned, minted, portal] = [new VirtualTime(), fakeVault(), [], 0, PORTAL];
});
afterEach(() => rm(home, { recursive: true, force: true }));

/** A credential cache as a start of the app makes it, on the same folder. */
function started(withVault = true) {
  const log: Log = { info: () => undefined, warn: (event, detail) => void warned.push([event, detail]) };
  const sealed = new EncryptedCredentialStore(
    { clock: time, log, ...(withVault && { vault }) },
    dir,
    async () => portal,
  );
  const mint = async () => {
    minted += 1;
    const [secretAccessKey, sessionToken] = [new Secret('fake-secret'), new Secret('fake-token')];
    const expiresAtMillis = time.nowMillis() + 60 * MINUTE;
    const { accountId } = role;
    return { accountId, accessKeyId: `ASIAFAKE${minted}`, secretAccessKey, sessionToken, expiresAtMillis };
  };
  const cache = new RoleCredentialCache(time, mint, sealed);
  const ask = async (of = role) => {
    const { accessKeyId } = await cache.get(of);
    await sealed.settled();
    return accessKeyId;
  };
  return { cache, sealed, ask };
}

const files = () => readdir(dir).catch(() => []);
const onlyFile = async () => join(dir, (await files())[0] ?? '');

describe('keys in the vault', () => {
  test('outlive a start without a new minting, while they have life', async () => {
    expect(await started().ask()).toBe('ASIAFAKE1');
    await time.advance(44 * MINUTE);
    const { cache, ask } = started();
    expect(await ask()).toBe('ASIAFAKE1');
    expect((await cache.get(role)).sessionToken.reveal()).toBe('fake-token');
    expect(vault.opened).toBe(1);
    await time.advance(1 * MINUTE);
    expect(await ask()).toBe('ASIAFAKE2');
    expect(await started().ask()).toBe('ASIAFAKE2');
  });

  test('lie sealed and private, and the file’s name says nothing', async () => {
    await started().ask();
    const path = await onlyFile();
    expect(path).toMatch(/[0-9a-f]{16}-[0-9a-f]{64}\.json$/);
    expect(Object.keys(JSON.parse(await readFile(path, 'utf8')))).toEqual(['expiresAtMillis', 'sealed']);
    expect(await readFile(path, 'utf8')).not.toMatch(/ASIAFAKE|fake-|corp|Admin/);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('are shared by a hundred askers after a start', async () => {
    await started().ask();
    const { cache } = started();
    await Promise.all(Array.from({ length: 100 }, () => cache.get(role)));
    expect([minted, vault.opened]).toEqual([1, 1]);
  });

  test('are another role’s, portal’s or nobody’s: minted again', async () => {
    await started().ask();
    expect(await started().ask({ ...role, roleName: 'Reader' })).toBe('ASIAFAKE2');
    portal = { ...PORTAL, startUrl: 'https://d-other.awsapps.com/start' };
    expect(await started().ask()).toBe('ASIAFAKE3');
    portal = undefined;
    expect(await started().ask()).toBe('ASIAFAKE4');
    portal = { ...PORTAL, startUrl: 'https://d-other.awsapps.com/start' };
    expect(await started().ask()).toBe('ASIAFAKE3');
  });

  test('of one role are not given for another whose file they were copied to', async () => {
    await started().ask();
    const [first = ''] = await files();
    await started().ask({ ...role, roleName: 'Reader' });
    const second = (await files()).find((name) => name !== first) ?? '';
    await writeFile(join(dir, second), await readFile(join(dir, first)));
    expect(await started().ask({ ...role, roleName: 'Reader' })).toBe('ASIAFAKE3');
  });

  test('are forgotten with their session, also by a process without a vault, and with what is on its way', async () => {
    const { cache, sealed, ask } = started();
    await ask();
    await ask({ ...role, sourceId: 'other' });
    started(false).cache.forgetSession('nobody');
    const bare = started(false);
    bare.cache.forgetSession('corp');
    await bare.sealed.settled();
    expect(await files()).toHaveLength(1);
    cache.forgetSession('other');
    const onItsWay = cache.get(role);
    cache.forgetSession('corp');
    await onItsWay;
    await sealed.settled();
    expect(await files()).toEqual([]);
  });

  test('are wiped when the person allows it no more, and nothing new is kept', async () => {
    const { sealed, ask } = started();
    await ask();
    await writeFile(join(dir, 'theirs.txt'), 'not ours');
    vault.isOn = false;
    await sealed.tidy();
    expect(await files()).toEqual(['theirs.txt']);
    expect(await started().ask()).toBe('ASIAFAKE2');
    expect(await files()).toEqual(['theirs.txt']);
  });

  test('stay where a process without a vault tidies, and go once expired without the vault being asked', async () => {
    await started().ask();
    await started(false).sealed.tidy();
    expect(await files()).toHaveLength(1);
    await time.advance(60 * MINUTE);
    await started().sealed.tidy();
    expect(await files()).toEqual([]);
    expect(vault.opened).toBe(0);
  });

  test('that are torn or sealed by another key are dropped, and minted', async () => {
    await started().ask();
    await writeFile(await onlyFile(), '{"expiresAtMillis": 1');
    await started().sealed.tidy();
    expect(await files()).toEqual([]);

    await started().ask();
    vault.key = 0x33;
    const { sealed } = started();
    expect(await sealed.recall(role)).toBeUndefined();
    expect(await files()).toEqual([]);
    expect(warned).toEqual([['vault.failed', { code: 'internal' }]]);
  });

  test('never cost the keys: a vault that is locked, or a folder that can’t be, only means minting', async () => {
    vault.isLocked = true;
    expect(await started().ask()).toBe('ASIAFAKE1');
    expect(await started().ask()).toBe('ASIAFAKE2');
    vault.isLocked = false;
    await writeFile(dir, 'a file where the folder would be');
    expect(await started().ask()).toBe('ASIAFAKE3');
    expect(warned.length).toBeGreaterThan(0);
    expect(JSON.stringify(warned)).not.toMatch(/fake-|ASIAFAKE/);
  });
});
