import { describe, expect, it } from 'vitest';
import { DaypassError } from '../../shared/daypass-error.ts';
import { Secret } from '../secret.ts';
import { VirtualTime } from '../testing/virtual-time.ts';
import { KeyRing } from './key-ring.ts';

const MINUTE = 60_000;
const role = { sessionName: 'corp', accountId: '111111111111', roleName: 'Admin' };

function setUp(lifeMillis = 60 * MINUTE) {
  const time = new VirtualTime();
  let minted = 0;
  const ring = new KeyRing(time, async ({ accountId }) => {
    minted += 1;
    await time.sleep(100);
    const [secretAccessKey, sessionToken] = [new Secret('fake'), new Secret('fake')];
    const expiresAtMillis = time.nowMillis() + lifeMillis;
    return { accountId, accessKeyId: `ASIAFAKE${minted}`, secretAccessKey, sessionToken, expiresAtMillis };
  });
  const ask = async () => (await time.runUntilSettled(ring.get(role), 100)).accessKeyId;
  return { time, ring, ask, minted: () => minted };
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
    const { time, ring, minted } = setUp();
    const askers = Promise.all(Array.from({ length: 100 }, () => ring.get(role)));
    await time.runUntilSettled(askers, 100);
    expect(minted()).toBe(1);
  });

  it('forgets a session, and keeps nothing that was on its way then', async () => {
    const { time, ring, ask } = setUp();
    const onItsWay = ring.get(role);
    ring.forgetSession('corp');
    expect((await time.runUntilSettled(onItsWay, 100)).accessKeyId).toBe('ASIAFAKE1');
    expect(await ask()).toBe('ASIAFAKE2');
    ring.forgetSession('cor');
    expect(await ask()).toBe('ASIAFAKE2');
    ring.forgetSession('corp');
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
    const ring = new KeyRing(time, () => {
      calls += 1;
      return Promise.reject(new DaypassError('offline'));
    });
    await expect(ring.get(role)).rejects.toMatchObject({ code: 'offline' });
    await expect(ring.get(role)).rejects.toMatchObject({ code: 'offline' });
    expect(calls).toBe(2);
  });
});
