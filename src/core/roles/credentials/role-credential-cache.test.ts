import { describe, expect, it } from 'vitest';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ErrorCode } from '../../../shared/errors/error-codes.ts';
import { Secret } from '../../secret.ts';
import { VirtualTime } from '../../testing/virtual-time.ts';
import { RoleCredentialCache } from './role-credential-cache.ts';

const MINUTE = 60_000;
const role = { sourceId: 'corp', accountId: '111111111111', roleName: 'Admin' };

function setUp(lifeMillis = 60 * MINUTE) {
  const time = new VirtualTime();
  let minted = 0;
  const cache = new RoleCredentialCache(time, async ({ accountId }) => {
    minted += 1;
    await time.sleep(100);
    const [secretAccessKey, sessionToken] = [new Secret('fake'), new Secret('fake')];
    const expiresAtMillis = time.nowMillis() + lifeMillis;
    return { accountId, accessKeyId: `ASIAFAKE${minted}`, secretAccessKey, sessionToken, expiresAtMillis };
  });
  const ask = async () => (await time.runUntilSettled(cache.get(role), 100)).accessKeyId;
  return { time, cache, ask, minted: () => minted };
}

/** Keys of an hour, until told to fail. */
function failing() {
  const time = new VirtualTime();
  let code: ErrorCode | undefined;
  const secret = new Secret('fake');
  const cache = new RoleCredentialCache(time, async ({ accountId }) => {
    if (code) throw new DaypassError(code);
    const expiresAtMillis = time.nowMillis() + 60 * MINUTE;
    return { accountId, accessKeyId: 'ASIAFAKE', secretAccessKey: secret, sessionToken: secret, expiresAtMillis };
  });
  return { time, cache, ask: () => cache.get(role), refuse: (with_: ErrorCode) => void (code = with_) };
}

describe('the key ring', () => {
  it('gives the same keys until 15 minutes are left, then new ones', async () => {
    const { time, ask } = setUp();
    expect(await ask()).toBe('ASIAFAKE1');
    await time.advance(44 * MINUTE);
    expect(await ask()).toBe('ASIAFAKE1');
    await time.advance(1 * MINUTE);
    expect(await ask()).toBe('ASIAFAKE2');
  });

  it('lets short-lived keys live two thirds of their life', async () => {
    const { time, ask } = setUp(15 * MINUTE);
    await ask();
    await time.advance(9 * MINUTE);
    expect(await ask()).toBe('ASIAFAKE1');
    await time.advance(2 * MINUTE);
    expect(await ask()).toBe('ASIAFAKE2');
  });

  it('asks AWS once for a hundred askers', async () => {
    const { time, cache, minted } = setUp();
    const askers = Promise.all(Array.from({ length: 100 }, () => cache.get(role)));
    await time.runUntilSettled(askers, 100);
    expect(minted()).toBe(1);
  });

  it('forgets a session, and keeps nothing that was on its way then', async () => {
    const { time, cache, ask } = setUp();
    const onItsWay = cache.get(role);
    cache.forgetSession('corp');
    expect((await time.runUntilSettled(onItsWay, 100)).accessKeyId).toBe('ASIAFAKE1');
    expect(await ask()).toBe('ASIAFAKE2');
    cache.forgetSession('cor');
    expect(await ask()).toBe('ASIAFAKE2');
    cache.forgetSession('corp');
    expect(await ask()).toBe('ASIAFAKE3');
  });

  it('mints anew when the clock was set back past the making of the keys', async () => {
    const { time, ask } = setUp();
    await ask();
    time.jump(-10 * MINUTE);
    expect(await ask()).toBe('ASIAFAKE2');
  });

  it('does not remember a failure', async () => {
    const time = new VirtualTime();
    let calls = 0;
    const cache = new RoleCredentialCache(time, () => {
      calls += 1;
      return Promise.reject(new DaypassError('offline'));
    });
    await expect(cache.get(role)).rejects.toMatchObject({ code: 'offline' });
    await expect(cache.get(role)).rejects.toMatchObject({ code: 'offline' });
    expect(calls).toBe(2);
  });

  it('lets one asker leave without taking the keys from the others, and calls off when the last has left', async () => {
    const time = new VirtualTime();
    const signals: AbortSignal[] = [];
    let finish = (): void => undefined;
    const secret = new Secret('fake');
    const keys = {
      accountId: role.accountId,
      accessKeyId: 'ASIAFAKE',
      secretAccessKey: secret,
      sessionToken: secret,
      expiresAtMillis: time.nowMillis() + 60 * MINUTE,
    };
    const cache = new RoleCredentialCache(time, (_role, signal) => {
      signals.push(signal);
      return new Promise((resolve) => {
        finish = () => resolve(keys);
      });
    });
    const [first, second] = [new AbortController(), new AbortController()];
    const leaving = cache.get(role, first.signal);
    const staying = cache.get(role, second.signal);
    first.abort(new DaypassError('timedOut'));
    await expect(leaving).rejects.toMatchObject({ code: 'timedOut' });
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    finish();
    expect(await staying).toBe(keys);

    cache.forgetSession('corp');
    const only = cache.get(role, second.signal);
    second.abort(new DaypassError('timedOut'));
    await expect(only).rejects.toMatchObject({ code: 'timedOut' });
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, true]);
  });

  it('gives keys that still live where newer ones cannot be had in passing, and not where they are refused', async () => {
    const { time, cache, ask, refuse } = failing();
    const first = await ask();
    await time.advance(50 * MINUTE);
    refuse('offline');
    expect(await ask()).toBe(first);
    refuse('noAccess');
    await expect(cache.get(role)).rejects.toMatchObject({ code: 'noAccess' });
    refuse('offline');
    await time.advance(10 * MINUTE);
    await expect(cache.get(role)).rejects.toMatchObject({ code: 'offline' });
  });

  it('mints for a new sign-in while keys of the one before are still on their way', async () => {
    const { time, cache, minted } = setUp();
    const before = cache.get(role);
    cache.forgetSession('corp');
    const after = cache.get(role);
    await time.runUntilSettled(Promise.all([before, after]), 100);
    expect(minted()).toBe(2);
    expect(await cache.get(role)).toBe(await after);
  });
});
