import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ErrorCode } from '../../../shared/errors/error-codes.ts';
import { Secret } from '../../secret.ts';
import { VirtualTime } from '../../testing/virtual-time.ts';
import type { Minted } from './encrypted-credential-store.ts';
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

const keysUntil = (expiresAtMillis: number, accessKeyId = 'ASIAFAKE') => ({
  accountId: role.accountId,
  accessKeyId,
  secretAccessKey: new Secret('fake'),
  sessionToken: new Secret('fake'),
  expiresAtMillis,
});

/** Each ask of AWS waits until the test answers it. */
function answered() {
  const time = new VirtualTime();
  const asks: {
    readonly signal: AbortSignal;
    readonly answer: () => void;
    readonly fail: (code: ErrorCode) => void;
  }[] = [];
  const cache = new RoleCredentialCache(time, (_role, signal) => {
    const accessKeyId = `ASIAFAKE${asks.length + 1}`;
    return new Promise((resolve, reject) => {
      asks.push({
        signal,
        answer: () => resolve(keysUntil(time.nowMillis() + 60 * MINUTE, accessKeyId)),
        fail: (code) => reject(new DaypassError(code)),
      });
    });
  });
  return { time, cache, asks };
}

describe('the cache of role credentials', () => {
  test('gives the same keys until 15 minutes are left, then new ones', async () => {
    const { time, ask } = setUp();
    expect(await ask()).toBe('ASIAFAKE1');
    await time.advance(44 * MINUTE);
    expect(await ask()).toBe('ASIAFAKE1');
    await time.advance(1 * MINUTE);
    expect(await ask()).toBe('ASIAFAKE2');
  });

  test('mints at exactly 15 minutes before the end', async () => {
    const { time, ask } = failing();
    const first = await ask();
    await time.advance(45 * MINUTE - 1);
    expect(await ask()).toBe(first);
    await time.advance(1);
    expect(await ask()).not.toBe(first);
  });

  test('lets short-lived keys live two thirds of their life', async () => {
    const { time, ask } = setUp(15 * MINUTE);
    await ask();
    await time.advance(9 * MINUTE);
    expect(await ask()).toBe('ASIAFAKE1');
    await time.advance(2 * MINUTE);
    expect(await ask()).toBe('ASIAFAKE2');
  });

  test('asks AWS once for a hundred askers', async () => {
    const { time, cache, minted } = setUp();
    const askers = Promise.all(Array.from({ length: 100 }, () => cache.get(role)));
    await time.runUntilSettled(askers, 100);
    expect(minted()).toBe(1);
  });

  test('forgets a session, and keeps nothing that was on its way then', async () => {
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

  test('asks AWS for new keys when the clock was set back to before it issued them', async () => {
    const { time, ask } = setUp();
    await ask();
    time.jump(-10 * MINUTE);
    expect(await ask()).toBe('ASIAFAKE2');
  });

  test('does not remember a failure', async () => {
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

  test('lets one asker leave without taking the keys from the others, and calls off when the last has left', async () => {
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

  test('gives keys that still live where newer ones cannot be had in passing, and not where they are refused', async () => {
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

  test('mints for a new sign-in while keys of the one before are still on their way', async () => {
    const { time, cache, minted } = setUp();
    const before = cache.get(role);
    cache.forgetSession('corp');
    const after = cache.get(role);
    await time.runUntilSettled(Promise.all([before, after]), 100);
    expect(minted()).toBe(2);
    expect(await cache.get(role)).toBe(await after);
  });

  test('gives one that leaves its reason, also where older keys still live', async () => {
    const { time, cache, asks } = answered();
    const first = cache.get(role);
    asks[0]?.answer();
    await first;
    await time.advance(50 * MINUTE);
    const leaving = new AbortController();
    const again = cache.get(role, leaving.signal);
    leaving.abort(new DaypassError('timedOut'));
    await expect(again).rejects.toMatchObject({ code: 'timedOut' });
  });

  test('gives no older keys of a session that was forgotten while newer ones were asked for', async () => {
    const { time, cache, asks } = answered();
    const first = cache.get(role);
    asks[0]?.answer();
    await first;
    await time.advance(50 * MINUTE);
    const again = cache.get(role);
    cache.forgetSession('corp');
    asks[1]?.fail('offline');
    await expect(again).rejects.toMatchObject({ code: 'offline' });
  });

  test('asks AWS again for one that comes after the last has left', async () => {
    const { cache, asks } = answered();
    const leaving = new AbortController();
    const left = cache.get(role, leaving.signal);
    leaving.abort(new DaypassError('timedOut'));
    await expect(left).rejects.toMatchObject({ code: 'timedOut' });
    const next = cache.get(role);
    expect(asks.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    asks[1]?.answer();
    expect((await next).accessKeyId).toBe('ASIAFAKE2');
  });

  test('keeps the request of a new sign-in when the last caller of the earlier sign-in cancels', async () => {
    const { cache, asks } = answered();
    const leaving = new AbortController();
    const left = cache.get(role, leaving.signal);
    cache.forgetSession('corp');
    const after = cache.get(role);
    leaving.abort(new DaypassError('timedOut'));
    await expect(left).rejects.toMatchObject({ code: 'timedOut' });
    const joined = cache.get(role);
    expect(asks).toHaveLength(2);
    asks[1]?.answer();
    expect(await joined).toBe(await after);
  });

  test('leaves no listener on the signal of an asker, which may ask for hours', async () => {
    const { cache, asks } = answered();
    const { signal } = new AbortController();
    const asked = cache.get(role, signal);
    asks[0]?.answer();
    await asked;
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('with a sealed store', () => {
  function sealed(recalled?: (nowMillis: number) => Minted) {
    const time = new VirtualTime();
    const stored: (() => boolean)[] = [];
    const forgotten: string[] = [];
    let [recalls, minted] = [0, 0];
    const cache = new RoleCredentialCache(
      time,
      async () => {
        minted += 1;
        return keysUntil(time.nowMillis() + 60 * MINUTE, `ASIAFAKE${minted}`);
      },
      {
        recall: async () => {
          recalls += 1;
          return recalled?.(time.nowMillis());
        },
        store: (_role, _minted, isWanted) => void stored.push(isWanted),
        forgetSession: (sourceId) => void forgotten.push(sourceId),
      },
    );
    return { time, cache, stored, forgotten, recalls: () => recalls, minted: () => minted };
  }

  test('keys of an earlier start are given while they have enough life', async () => {
    const { cache, minted, stored } = sealed((now) => ({
      credentials: keysUntil(now + 30 * MINUTE, 'ASIAFAKEEARLIER'),
      mintedAtMillis: now - 30 * MINUTE,
    }));
    expect((await cache.get(role)).accessKeyId).toBe('ASIAFAKEEARLIER');
    expect([minted(), stored.length]).toEqual([0, 0]);
  });

  test('keys of an earlier start that end soon are not', async () => {
    const { cache, minted } = sealed((now) => ({
      credentials: keysUntil(now + 10 * MINUTE, 'ASIAFAKEEARLIER'),
      mintedAtMillis: now - 50 * MINUTE,
    }));
    expect((await cache.get(role)).accessKeyId).toBe('ASIAFAKE1');
    expect(minted()).toBe(1);
  });

  test('it is read at the first ask alone, and gets what is minted for as long as that is held', async () => {
    const { time, cache, recalls, stored, forgotten } = sealed();
    await cache.get(role);
    expect(stored.map((isWanted) => isWanted())).toEqual([true]);
    await time.advance(50 * MINUTE);
    await cache.get(role);
    expect(recalls()).toBe(1);
    expect(stored.map((isWanted) => isWanted())).toEqual([false, true]);
    cache.forgetSession('corp');
    expect(stored.map((isWanted) => isWanted())).toEqual([false, false]);
    expect(forgotten).toEqual(['corp']);
  });

  test('AWS is not asked for one that has left while it was read', async () => {
    let endReading = (): void => undefined;
    let minted = 0;
    const cache = new RoleCredentialCache(
      new VirtualTime(),
      async () => {
        minted += 1;
        return keysUntil(0);
      },
      {
        recall: () => new Promise((resolve) => (endReading = () => resolve(undefined))),
        store: () => undefined,
        forgetSession: () => undefined,
      },
    );
    const leaving = new AbortController();
    const left = cache.get(role, leaving.signal);
    leaving.abort(new DaypassError('timedOut'));
    await expect(left).rejects.toMatchObject({ code: 'timedOut' });
    endReading();
    await new Promise((resolve) => void setImmediate(resolve));
    expect(minted).toBe(0);
  });
});
