import { describe, expect, test } from 'vitest';
import { supervised } from '../../../testing/supervised.ts';
import { a, setUp, signedInToA } from './testing/three-sessions.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('what a laptop goes through', () => {
  /** The token in the file is one that AWS still takes. */
  const isLive = ({ storeOf, oidc, time }: ReturnType<typeof supervised>) => {
    const { token } = storeOf('a');
    return token !== undefined && oidc.isLive(token.accessToken) && time.nowMillis() < token.expiresAtMillis;
  };

  test('three days shut, the portal session over meanwhile: told once, with no page opened', async () => {
    const { oidc, time, sessionManager, opened, told, at } = await signedInToA();
    oidc.end();
    time.setClock(72 * HOUR);
    const before = told.length;
    sessionManager.wake();
    expect(at(a)).toBe('refreshing');
    sessionManager.wake();
    await time.advance(2 * MINUTE);
    expect(sessionManager.of('a').standing).toEqual({ at: 'signedOut', reason: 'revoked' });
    expect(told.slice(before).map(({ standing }) => standing.at)).toEqual(['refreshing', 'signedOut']);
    expect(opened).toEqual(['https://a']);
  });

  test('a clock an hour ahead at sign-in, set right afterwards while we run', async () => {
    const one = await setUp();
    one.oidc.setClock(HOUR);
    one.ask(a);
    await one.settle();
    one.pages.get('a')?.approve();
    await one.settle();
    one.oidc.setClock(-HOUR);
    // By its file the token lives for two hours, by AWS for one.
    for (let minutes = 0; minutes < 180; minutes += 1) {
      await one.time.advance(MINUTE);
      expect({ minutes, isLive: isLive(one) }).toEqual({ minutes, isLive: true });
    }
  });

  test.each([HOUR, -HOUR])('a clock off by %i ms at sign-in, set right while we do not run', async (off) => {
    const one = supervised();
    const { time, oidc, storeOf } = one;
    oidc.setClock(off);
    const { accessToken, refreshToken } = oidc.signIn();
    const { startUrl, region } = a;
    const registration = { clientId: 'fake', clientSecret: accessToken };
    const token = { startUrl, region, accessToken, expiresAtMillis: time.nowMillis() + HOUR, ...registration };
    storeOf('a').put({ ...token, ...(refreshToken && { refreshToken }) });
    oidc.setClock(-off);
    one.sessionManager.startRenewing();
    await one.sessionManager.follow([a]);
    for (let minutes = 0; minutes < 180; minutes += 1) {
      await time.advance(MINUTE);
      expect({ minutes, isLive: isLive(one) }).toEqual({ minutes, isLive: true });
    }
  });

  test('logged in before the network is there: renewed the moment it comes, not when the pause is over', async () => {
    const one = await signedInToA();
    const { oidc, time, sessionManager } = one;
    oidc.sky = 'offline';
    time.setClock(14 * HOUR);
    sessionManager.wake();
    await time.advance(20 * MINUTE);
    const { standing } = sessionManager.of('a');
    expect(standing).toMatchObject({ at: 'retrying' });
    const pauseMillis = standing.at === 'retrying' ? standing.retryAtMillis - time.nowMillis() : 0;
    expect(pauseMillis).toBeGreaterThan(10_000);
    oidc.sky = 'fair';
    sessionManager.wake();
    await time.advance(5_000);
    expect(sessionManager.of('a').standing.at).toBe('signedIn');
    expect(isLive(one)).toBe(true);
  });

  test('a clock set back: noticed by the next thing that happens', async () => {
    const { time, sessionManager, at } = await signedInToA();
    time.jump(-2 * HOUR);
    await sessionManager.look('a');
    expect(at(a)).toBe('refreshing');
  });

  test('a clock set back by less than has passed since anything happened: noticed by the alarm that rings early', async () => {
    const { time, oidc } = await signedInToA();
    const before = oidc.issued;
    await time.advance(30 * MINUTE);
    time.setClock(-20 * MINUTE);
    await time.advance(2 * MINUTE);
    expect(oidc.issued).toBe(before + 1);
  });

  test('AWS stumbling for an hour: the token kept, told, and renewed once it stands again', async () => {
    const one = await signedInToA();
    const { oidc, time, sessionManager } = one;
    await time.advance(35 * MINUTE);
    oidc.sky = 'stumbling';
    await time.advance(HOUR);
    expect(sessionManager.of('a')).toMatchObject({
      standing: { at: 'retrying', code: 'serviceUnavailable' },
      trouble: { code: 'serviceUnavailable' },
    });
    oidc.sky = 'fair';
    await time.advance(5 * MINUTE + 5_000);
    expect(sessionManager.of('a')).toEqual({ standing: expect.objectContaining({ at: 'signedIn' }) });
    expect(isLive(one)).toBe(true);
  });
});
