import { describe, expect, test } from 'vitest';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import { fresh, managedTokens, session, signedInBy } from './testing/managed-tokens.ts';

const HOUR = 3_600_000;
const { startUrl, region } = session;

describe('reading a token', () => {
  test('tells its life by the file’s time, and no life where that makes no sense', async () => {
    const { tokenManager, tokenOf, put, time, disk } = managedTokens();
    put(tokenOf('1', HOUR));
    expect(await tokenManager.read(session)).toMatchObject({ lifeMillis: HOUR });
    for (const modifiedAtMillis of [time.nowMillis() + HOUR, time.nowMillis() + 2 * HOUR]) {
      put(tokenOf('1', HOUR), { modifiedAtMillis });
      expect(await tokenManager.read(session)).not.toHaveProperty('lifeMillis');
    }
    disk.file = { token: tokenOf('1', HOUR) };
    expect(await tokenManager.read(session)).not.toHaveProperty('lifeMillis');
  });

  test('passes on what other tools store beside it', async () => {
    const { tokenManager, tokenOf, put } = managedTokens();
    put(tokenOf('1', HOUR), { unknownKeys: { theirs: 1 } });
    expect(await tokenManager.read(session)).toMatchObject({ unknownKeys: { theirs: 1 } });
    put(tokenOf('1', HOUR));
    expect(await tokenManager.read(session)).not.toHaveProperty('unknownKeys');
    expect(await tokenManager.read(session)).not.toHaveProperty('refusedAs');
  });

  test('logs an odd file and a token of another portal, and takes neither', async () => {
    const { tokenManager, tokenOf, put, logged, disk } = managedTokens();
    disk.file = { note: 'torn' };
    expect(await tokenManager.read(session)).toBeUndefined();
    put({ ...tokenOf('1', HOUR), startUrl: 'https://other.awsapps.com/start' });
    expect(await tokenManager.read(session)).toBeUndefined();
    expect(logged).toEqual([
      ['tokenFileOdd', { session: 'corp', note: 'torn' }],
      ['tokenOfAnotherPortal', { session: 'corp' }],
    ]);
    disk.file = {};
    expect(await tokenManager.read(session)).toBeUndefined();
    put(tokenOf('1', HOUR));
    await tokenManager.read(session);
    expect(logged).toHaveLength(2);
  });
});

describe('a token that can’t be written', () => {
  const full = new DaypassError('diskFull', { path: '/x' });

  test('is logged once, stays in memory, and is renewed there', async () => {
    const { tokenManager, ended, disk, logged, aws, time, events } = managedTokens();
    disk.failure = full;
    const stored = await tokenManager.store(session, signedInBy('1'));
    expect(stored).toMatchObject({ unsavedBecause: { code: 'diskFull' }, registrationExpiresAtMillis: 123 });
    await tokenManager.noteSeen(session, stored);
    time.jump(HOUR);
    aws.answers = [fresh('2')];
    expect(await ended(tokenManager.live(session))).toBe('access-2');
    expect(logged).toEqual([['tokenNotSaved', { session: 'corp', code: 'diskFull' }]]);
    disk.failure = undefined;
    await tokenManager.saveUnsaved(session);
    expect(disk.file.token).not.toHaveProperty('unsavedBecause');
    expect(events).toEqual(['signedIn corp access-1', 'renewed corp access-2', 'write access-2']);
    // It is in its file, and there is nothing left to save.
    await tokenManager.saveUnsaved(session);
    expect(events).toHaveLength(3);
    disk.failure = full;
    await tokenManager.store(session, signedInBy('3'));
    expect(logged).toHaveLength(2);
  });

  test('gives way to a newer one in the file, and not to one that ends when it does', async () => {
    const { tokenManager, tokenOf, disk, put, events } = managedTokens();
    disk.failure = full;
    const { expiresAtMillis } = await tokenManager.store(session, signedInBy('1'));
    const nameOf = async () => (await tokenManager.read(session))?.accessToken.reveal();
    put({ ...tokenOf('theirs', HOUR), expiresAtMillis });
    expect(await nameOf()).toBe('access-1');
    put({ ...tokenOf('theirs', HOUR), expiresAtMillis: expiresAtMillis + 1 });
    expect(await nameOf()).toBe('access-theirs');
    disk.failure = undefined;
    await tokenManager.saveUnsaved(session);
    disk.file = {};
    expect(await nameOf()).toBeUndefined();
    expect(events).toEqual(['signedIn corp access-1']);
  });

  test('is none for a session that now stands for another portal', async () => {
    const { tokenManager, disk } = managedTokens();
    disk.failure = full;
    await tokenManager.store(session, signedInBy('1'));
    const other = { ...session, startUrl: 'https://other.awsapps.com/start' };
    expect(await tokenManager.read(other)).toBeUndefined();
    expect(await tokenManager.read(session)).toMatchObject({ unsavedBecause: { code: 'diskFull' } });
    disk.failure = undefined;
    await tokenManager.saveUnsaved(other);
    expect(disk.file).toEqual({});
  });

  test('goes with a sign-out', async () => {
    const { tokenManager, disk, time } = managedTokens();
    disk.failure = full;
    await tokenManager.store(session, signedInBy('1'));
    await time.runUntilSettled(tokenManager.forget(session), 1);
    expect(await tokenManager.read(session)).toBeUndefined();
  });
});

test('a sign-in stores its registration and its portal', async () => {
  const { tokenManager, disk } = managedTokens();
  await tokenManager.store(session, signedInBy('1'));
  expect(disk.file.token).toMatchObject({ startUrl, region, clientId: 'fake-new', registrationExpiresAtMillis: 123 });
  expect(disk.file.token?.clientSecret?.reveal()).toBe('fake-new');
  expect(disk.file.token?.refreshToken?.reveal()).toBe('refresh-1');
});

test('a token that was seen is noted', async () => {
  const { tokenManager, tokenOf, events } = managedTokens();
  await tokenManager.noteSeen(session, tokenOf('1', HOUR));
  expect(events).toEqual(['seen corp access-1']);
});

test('a sign-out without a lock is done all the same, and logged', async () => {
  const { tokenManager, tokenOf, put, disk, events, logged } = managedTokens();
  put(tokenOf('1', HOUR));
  disk.hasNoLock = true;
  await tokenManager.forget(session);
  expect(events).toEqual(['remove', 'signedOut corp']);
  expect(logged).toEqual([['signOutUnguarded', { session: 'corp', code: 'busy' }]]);
});

test('room for a token is proved for the session that is asked about', async () => {
  const { tokenManager, disk } = managedTokens();
  await expect(tokenManager.proveWritable(session)).resolves.toBeUndefined();
  disk.failure = new DaypassError('diskFull', { path: '/x' });
  await expect(tokenManager.proveWritable(session)).rejects.toMatchObject({ code: 'diskFull' });
});
