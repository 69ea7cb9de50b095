import { describe, expect, it } from 'vitest';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import { supervised, testSession } from '../../../testing/supervised.ts';
import { PAGE_HOLDS_TURN_MILLIS } from '../sign-in/sign-in-turns.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const [a, b, c] = [testSession('a'), testSession('b'), testSession('c')];

async function setUp() {
  const one = supervised();
  const { sessionManager, time } = one;
  sessionManager.startRenewing();
  await sessionManager.follow([a, b, c]);
  /** Asks without waiting; how it ended is in the answer once it has. */
  const ask = (session: typeof a, options = {}) => {
    const end: { code?: string } = {};
    sessionManager.signIn(session, options).then(
      () => (end.code = 'signedIn'),
      (error: DaypassError) => (end.code = error.code),
    );
    return end;
  };
  const settle = () => time.advance(0);
  const at = ({ name }: typeof a) => sessionManager.of(name).standing.at;
  return { ...one, ask, settle, at };
}

describe('several sign-ins at once', () => {
  it('open their pages one after the other, in the order they were asked for', async () => {
    const { ask, settle, at, opened, pages } = await setUp();
    const ends = [ask(a), ask(b), ask(c)];
    await settle();
    expect([opened, at(a), at(b), at(c)]).toEqual([['https://a'], 'awaitingUser', 'queued', 'queued']);
    pages.get('a')?.approve();
    await settle();
    expect([opened, at(a), at(b), at(c)]).toEqual([['https://a', 'https://b'], 'signedIn', 'awaitingUser', 'queued']);
    pages.get('b')?.fail(new DaypassError('signInDenied'));
    await settle();
    expect([opened.at(-1), at(b), at(c)]).toEqual(['https://c', 'signedOut', 'awaitingUser']);
    pages.get('c')?.approve();
    await settle();
    expect(ends.map(({ code }) => code)).toEqual(['signedIn', 'signInDenied', 'signedIn']);
  });

  it('can be called off while they wait, and when the one in front is called off the next begins', async () => {
    const { ask, settle, at, opened, sessionManager } = await setUp();
    const ends = [ask(a), ask(b), ask(c)];
    await settle();
    sessionManager.cancelSignIn('b');
    await settle();
    expect([ends[1]?.code, at(b), opened]).toEqual(['signInCancelled', 'signedOut', ['https://a']]);
    sessionManager.cancelSignIn('a');
    await settle();
    expect(opened).toEqual(['https://a', 'https://c']);
  });

  it('wait no longer than two minutes for a page that was left behind, which can still be finished', async () => {
    const { ask, settle, at, time, opened, pages } = await setUp();
    const ends = [ask(a), ask(b)];
    await time.advance(PAGE_HOLDS_TURN_MILLIS - 1);
    expect(opened).toEqual(['https://a']);
    await time.advance(1);
    expect([opened.at(-1), at(a), at(b)]).toEqual(['https://b', 'awaitingUser', 'awaitingUser']);
    pages.get('a')?.approve();
    pages.get('b')?.approve();
    await settle();
    expect(ends.map(({ code }) => code)).toEqual(['signedIn', 'signedIn']);
  });

  it('begin at once when asked for again, and when they open no page', async () => {
    const { ask, settle, at, opened } = await setUp();
    ask(a);
    const first = ask(b);
    ask(b);
    ask(c, { openBrowser: false });
    await settle();
    expect([first.code, at(b), at(c)]).toEqual(['signInCancelled', 'awaitingUser', 'awaitingUser']);
    expect(opened).toEqual(['https://a', 'https://b']);
  });

  it('are all called off together, and none begins by another one’s end', async () => {
    const { ask, settle, opened, sessionManager } = await setUp();
    const ends = [ask(a), ask(b), ask(c)];
    await settle();
    sessionManager.cancelSignIns();
    await settle();
    expect(ends.map(({ code }) => code)).toEqual(['signInCancelled', 'signInCancelled', 'signInCancelled']);
    expect(opened).toEqual(['https://a']);
  });

  it('leave the line with a session that is no longer in the config', async () => {
    const { ask, settle, opened, sessionManager } = await setUp();
    ask(a);
    const waiting = ask(b);
    await sessionManager.follow([c]);
    await settle();
    expect([waiting.code, opened]).toEqual(['signInCancelled', ['https://a']]);
  });
});

describe('what went wrong', () => {
  it('is told together with the end of the sign-in, for a notice is made of each step', async () => {
    const { ask, settle, pages, told } = await setUp();
    ask(a);
    await settle();
    pages.get('a')?.fail(new DaypassError('offline'));
    await settle();
    const troubled = told.filter(({ trouble }) => trouble);
    expect(troubled.map(({ standing, trouble }) => [standing.at, trouble?.code])).toEqual([['signedOut', 'offline']]);
  });

  it('is settled once another tool has signed in', async () => {
    const { ask, settle, pages, oidc, storeOf, sessionManager, time } = await setUp();
    ask(a);
    await settle();
    pages.get('a')?.fail(new DaypassError('signInDenied'));
    await settle();
    expect(sessionManager.of('a').trouble).toMatchObject({ code: 'signInDenied' });
    const { startUrl, region } = a;
    const { accessToken } = oidc.signIn();
    storeOf('a').put({ startUrl, region, accessToken, expiresAtMillis: time.nowMillis() + HOUR });
    await sessionManager.look('a');
    expect(sessionManager.of('a')).toEqual({
      standing: expect.objectContaining({ at: 'signedIn', refreshable: false }),
    });
  });
});

describe('a full disk', () => {
  it('does not cost a sign-in: the token is kept in memory, told, and written once there is room', async () => {
    const { ask, settle, pages, storeOf, sessionManager, tokenManager, time, told } = await setUp();
    storeOf('a').refuse(new DaypassError('diskFull', { path: '/x' }));
    const end = ask(a);
    await settle();
    pages.get('a')?.approve();
    await settle();
    expect(end.code).toBe('signedIn');
    // In one step, for a notice is made of each.
    expect(told.filter(({ trouble }) => trouble).map(({ standing }) => standing.at)).toEqual(['signedIn']);
    expect(sessionManager.of('a')).toMatchObject({ standing: { at: 'signedIn' }, trouble: { code: 'diskFull' } });
    expect(storeOf('a').token).toBeUndefined();
    await expect(tokenManager.live(a)).resolves.toMatchObject({ startUrl: a.startUrl });

    // Renewed in memory as well: what is nowhere else has nothing to lose.
    await time.advance(HOUR);
    expect(sessionManager.of('a')).toMatchObject({ standing: { at: 'signedIn' }, trouble: { code: 'diskFull' } });
    storeOf('a').refuse(undefined);
    await time.advance(MINUTE);
    expect(sessionManager.of('a')).not.toHaveProperty('trouble');
    expect(storeOf('a').token?.expiresAtMillis).toBeGreaterThan(time.nowMillis());
  });

  it('ends a one-shot sign-in before anybody is asked anything', async () => {
    const { sessionManager, storeOf, opened } = supervised();
    await sessionManager.ensure(a);
    storeOf('a').refuse(new DaypassError('diskFull', { path: '/x' }));
    await expect(sessionManager.signIn(a, {})).rejects.toMatchObject({ code: 'diskFull' });
    expect(opened).toEqual([]);
  });
});

describe('while nothing happens', () => {
  it('wakes the machine for a renewal and nothing else', async () => {
    const { ask, settle, pages, time } = await setUp();
    ask(a);
    await settle();
    pages.get('a')?.approve();
    await settle();
    const before = time.rungCount;
    await time.advance(38 * MINUTE);
    expect(time.rungCount).toBe(before);
    await time.advance(22 * MINUTE);
    // The renewal, and what its two calls to the fake service take.
    expect(time.rungCount - before).toBeLessThanOrEqual(4);
  });

  it('tells a registration’s end once it is near', async () => {
    const { ask, settle, pages, sessionManager, time } = await setUp();
    ask(a);
    await settle();
    pages.get('a')?.approve();
    await settle();
    const endsAtMillis = time.nowMillis() + 90 * DAY;
    expect(sessionManager.of('a').registrationEndsAtMillis).toBeUndefined();
    time.setClock(83 * DAY);
    await time.advance(2 * MINUTE);
    expect(sessionManager.of('a')).toMatchObject({
      standing: { at: 'signedIn' },
      registrationEndsAtMillis: endsAtMillis,
    });
  });
});

describe('what a laptop goes through', () => {
  /** Signed in to `a`, with its token an hour long. */
  async function signedIn() {
    const one = await setUp();
    one.ask(a);
    await one.settle();
    one.pages.get('a')?.approve();
    await one.settle();
    return one;
  }
  /** The token in the file is one that AWS still takes. */
  const isLive = ({ storeOf, oidc, time }: ReturnType<typeof supervised>) => {
    const { token } = storeOf('a');
    return token !== undefined && oidc.isLive(token.accessToken) && time.nowMillis() < token.expiresAtMillis;
  };

  it('three days shut, the portal session over meanwhile: told once, with no page opened', async () => {
    const { oidc, time, sessionManager, opened, told } = await signedIn();
    oidc.end();
    time.setClock(72 * HOUR);
    const before = told.length;
    sessionManager.wake();
    sessionManager.wake();
    await time.advance(2 * MINUTE);
    expect(sessionManager.of('a').standing).toEqual({ at: 'signedOut', reason: 'revoked' });
    expect(told.slice(before).map(({ standing }) => standing.at)).toEqual(['refreshing', 'signedOut']);
    expect(opened).toEqual(['https://a']);
  });

  it('a clock an hour ahead at sign-in, set right afterwards while we run', async () => {
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

  it.each([HOUR, -HOUR])('a clock off by %i ms at sign-in, set right while we do not run', async (off) => {
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

  it('logged in before the network is there: renewed the moment it comes, not when the pause is over', async () => {
    const one = await signedIn();
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

  it('AWS stumbling for an hour: the token kept, told, and renewed once it stands again', async () => {
    const one = await signedIn();
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

describe('a session whose portal is another now, by the config', () => {
  const moved = { ...a, region: 'us-east-1' };

  it('is signed out, and signed in as before when that is taken back', async () => {
    const { ask, settle, pages, sessionManager, at } = await setUp();
    ask(a);
    await settle();
    pages.get('a')?.approve();
    await settle();
    await sessionManager.follow([moved]);
    expect(at(a)).toBe('signedOut');
    await sessionManager.follow([a]);
    expect(at(a)).toBe('signedIn');
  });

  it('is not signed in to by the page of the one before', async () => {
    const { ask, settle, sessionManager, at, storeOf } = await setUp();
    const end = ask(a);
    await settle();
    await sessionManager.follow([moved]);
    await settle();
    expect([end.code, at(a), storeOf('a').token]).toEqual(['signInCancelled', 'signedOut', undefined]);
  });
});
