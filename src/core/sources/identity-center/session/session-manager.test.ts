import { describe, expect, test } from 'vitest';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { SignInPrompt } from '../../../requests.ts';
import { Secret } from '../../../secret.ts';
import { supervised, testSession } from '../../../testing/supervised.ts';
import { SessionManager } from './session-manager.ts';
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
  test('open their pages one after the other, in the order they were asked for', async () => {
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

  test('can be called off while they wait, and when the one in front is called off the next begins', async () => {
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

  test('wait no longer than two minutes for a page that was left behind, which can still be finished', async () => {
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

  test('begin at once when asked for again, and when they open no page', async () => {
    const { ask, settle, at, opened } = await setUp();
    ask(a);
    const first = ask(b);
    ask(b);
    ask(c, { openBrowser: false });
    await settle();
    expect([first.code, at(b), at(c)]).toEqual(['signInCancelled', 'awaitingUser', 'awaitingUser']);
    expect(opened).toEqual(['https://a', 'https://b']);
  });

  test('are all called off together, and none begins by another one’s end', async () => {
    const { ask, settle, opened, sessionManager } = await setUp();
    const ends = [ask(a), ask(b), ask(c)];
    await settle();
    sessionManager.cancelSignIns();
    await settle();
    expect(ends.map(({ code }) => code)).toEqual(['signInCancelled', 'signInCancelled', 'signInCancelled']);
    expect(opened).toEqual(['https://a']);
  });

  test('leave the line with a session that is no longer in the config', async () => {
    const { ask, settle, opened, sessionManager } = await setUp();
    ask(a);
    const waiting = ask(b);
    await sessionManager.follow([c]);
    await settle();
    expect([waiting.code, opened]).toEqual(['signInCancelled', ['https://a']]);
  });
});

describe('what went wrong', () => {
  test('is told together with the end of the sign-in, for a notice is made of each step', async () => {
    const { ask, settle, pages, told } = await setUp();
    ask(a);
    await settle();
    pages.get('a')?.fail(new DaypassError('offline'));
    await settle();
    const troubled = told.filter(({ trouble }) => trouble);
    expect(troubled.map(({ standing, trouble }) => [standing.at, trouble?.code])).toEqual([['signedOut', 'offline']]);
  });

  test('is settled once another tool has signed in', async () => {
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
  test('does not cost a sign-in: the token is kept in memory, told, and written once there is room', async () => {
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
    expect(told.at(-1)).not.toHaveProperty('trouble');
    expect(storeOf('a').token?.expiresAtMillis).toBeGreaterThan(time.nowMillis());
  });

  test('ends a one-shot sign-in before anybody is asked anything', async () => {
    const { sessionManager, storeOf, opened } = supervised();
    await sessionManager.ensure(a);
    storeOf('a').refuse(new DaypassError('diskFull', { path: '/x' }));
    await expect(sessionManager.signIn(a, {})).rejects.toMatchObject({ code: 'diskFull' });
    expect(opened).toEqual([]);
  });
});

describe('while nothing happens', () => {
  test('wakes the machine for a renewal and nothing else', async () => {
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

  test('tells a registration’s end once it is near', async () => {
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

  test('three days shut, the portal session over meanwhile: told once, with no page opened', async () => {
    const { oidc, time, sessionManager, opened, told, at } = await signedIn();
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

  test('a clock set back: noticed by the next thing that happens', async () => {
    const { time, sessionManager, at } = await signedIn();
    time.jump(-2 * HOUR);
    await sessionManager.look('a');
    expect(at(a)).toBe('refreshing');
  });

  test('a clock set back by less than has passed since anything happened: noticed by the alarm that rings early', async () => {
    const { time, oidc } = await signedIn();
    const before = oidc.issued;
    await time.advance(30 * MINUTE);
    time.setClock(-20 * MINUTE);
    await time.advance(2 * MINUTE);
    expect(oidc.issued).toBe(before + 1);
  });

  test('AWS stumbling for an hour: the token kept, told, and renewed once it stands again', async () => {
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

  test('is signed out, and signed in as before when that is taken back', async () => {
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

  test('is not signed in to by the page of the one before', async () => {
    const { ask, settle, sessionManager, at, storeOf } = await setUp();
    const end = ask(a);
    await settle();
    await sessionManager.follow([moved]);
    await settle();
    expect([end.code, at(a), storeOf('a').token]).toEqual(['signInCancelled', 'signedOut', undefined]);
  });
});

describe('a token that the portal refused', () => {
  async function signedIn() {
    const one = await setUp();
    one.ask(a);
    await one.settle();
    one.pages.get('a')?.approve();
    await one.settle();
    return one;
  }

  test('is renewed at once', async () => {
    const { sessionManager, storeOf, settle, at, time } = await signedIn();
    const before = storeOf('a').token;
    if (!before) throw new Error('It is signed in.');
    sessionManager.tokenRejected('a', before);
    expect(at(a)).toBe('refreshing');
    await time.advance(10_000);
    await settle();
    expect(at(a)).toBe('signedIn');
    expect(storeOf('a').token?.accessToken.reveal()).not.toBe(before.accessToken.reveal());
  });

  test('is not, where another one has been read since, or of a session that is not followed', async () => {
    const { sessionManager, storeOf, at } = await signedIn();
    sessionManager.tokenRejected('a', { accessToken: new Secret('fake-earlier') });
    expect(at(a)).toBe('signedIn');
    const { token } = storeOf('a');
    if (!token) throw new Error('It is signed in.');
    sessionManager.tokenRejected('gone', token);
    sessionManager.tokenRejected('b', token);
    expect([at(a), at(b)]).toEqual(['signedIn', 'signedOut']);
  });

  test('is left to its caller by the command line', async () => {
    const { sessionManager, storeOf, oidc, time } = supervised();
    const { startUrl, region } = a;
    const token = {
      startUrl,
      region,
      accessToken: oidc.signIn().accessToken,
      expiresAtMillis: time.nowMillis() + HOUR,
    };
    storeOf('a').put(token);
    await sessionManager.ensure(a);
    sessionManager.tokenRejected('a', token);
    expect(sessionManager.of('a').standing.at).toBe('signedIn');
  });
});

describe('a sign-out', () => {
  test('ends the session, and says so if AWS could not be told', async () => {
    const { sessionManager, ask, settle, pages, told } = await setUp();
    ask(a);
    await settle();
    pages.get('a')?.fail(new DaypassError('offline'));
    await settle();
    sessionManager.signedOutHere('a', true);
    expect(sessionManager.of('a')).toStrictEqual({ standing: { at: 'signedOut', reason: 'byUser' } });
    sessionManager.signedOutHere('a', false);
    expect(sessionManager.of('a').trouble).toMatchObject({ code: 'signOutNotTold', facts: { session: 'a' } });
    const before = told.length;
    sessionManager.signedOutHere('gone', false);
    expect(told).toHaveLength(before);
    expect(sessionManager.of('gone')).not.toHaveProperty('trouble');
  });

  test('ends a token that is in memory only: it is not written any more', async () => {
    const { sessionManager, ask, settle, pages, storeOf, time, at } = await setUp();
    storeOf('a').refuse(new DaypassError('diskFull', { path: '/x' }));
    ask(a);
    await settle();
    pages.get('a')?.approve();
    await settle();
    sessionManager.signedOutHere('a', true);
    const before = time.rungCount;
    await time.advance(HOUR);
    expect([at(a), time.rungCount - before]).toEqual(['signedOut', 0]);
  });
});

test('nobody can sign in to a session that the config does not name', async () => {
  const { sessionManager } = await setUp();
  await expect(sessionManager.signIn(testSession('gone'), {})).rejects.toMatchObject({
    code: 'sessionUnknown',
    facts: { session: 'gone' },
  });
});

describe('a sign-in of the command line', () => {
  async function oneShot() {
    const one = supervised();
    await one.sessionManager.ensure(a);
    const { startUrl, region } = a;
    const put = (endsInMillis: number) =>
      one.storeOf('a').put({
        startUrl,
        region,
        accessToken: one.oidc.signIn().accessToken,
        expiresAtMillis: one.time.nowMillis() + endsInMillis,
      });
    return { ...one, put };
  }

  test('ends with the token that another program has got, and its page is called off', async () => {
    const { sessionManager, storeOf, time, put } = await oneShot();
    const signedIn = sessionManager.signIn(a, {});
    await time.advance(0);
    put(HOUR);
    const token = await time.runUntilSettled(signedIn, 1_000);
    expect(token.accessToken.reveal()).toBe(storeOf('a').token?.accessToken.reveal());
    expect(sessionManager.of('a').standing).toMatchObject({ at: 'signedIn' });
  });

  test('is refused a token that could not be written: the next process would not have it', async () => {
    const { sessionManager, storeOf, time, pages } = await oneShot();
    const signingIn = sessionManager.signIn(a, {});
    await time.advance(0);
    storeOf('a').refuse(new DaypassError('diskFull', { path: '/x' }));
    pages.get('a')?.approve();
    await expect(signingIn).rejects.toMatchObject({ code: 'diskFull' });
    expect(sessionManager.of('a').standing.at).toBe('signedOut');
  });

  test('sets no alarm for a token: the process that uses it renews it', async () => {
    const { sessionManager, time, put } = await oneShot();
    put(HOUR);
    await sessionManager.look('a');
    expect([sessionManager.of('a').standing.at, time.pendingCount]).toEqual(['signedIn', 0]);
  });

  test('does not take one that has ended', async () => {
    const { sessionManager, time, put, pages } = await oneShot();
    const signedIn = sessionManager.signIn(a, {});
    await time.advance(0);
    put(0);
    await time.advance(10_000);
    expect(sessionManager.of('a').standing.at).toBe('awaitingUser');
    pages.get('a')?.approve();
    expect((await time.runUntilSettled(signedIn, 1_000)).expiresAtMillis).toBeGreaterThan(time.nowMillis());
  });
});

describe('a portal that turned out to be in another Region', () => {
  async function signedInAt(region: string) {
    const one = supervised();
    const { time } = one;
    const moved: (readonly string[])[] = [];
    const sessionManager = new SessionManager(
      one.ports,
      one.tokenManager,
      async () => ({
        token: one.oidc.signIn(),
        registration: { clientId: 'fake', clientSecret: new Secret('fake'), expiresAtMillis: time.nowMillis() + DAY },
        region,
      }),
      () => undefined,
      async (...change) => void moved.push(change),
    );
    sessionManager.startRenewing();
    await sessionManager.follow([a]);
    await time.runUntilSettled(sessionManager.signIn(a, {}), 100);
    return { ...one, sessionManager, moved };
  }

  test('is stored and shown there, once the config file says so', async () => {
    const { sessionManager, storeOf, moved } = await signedInAt('us-east-1');
    expect(moved).toEqual([['a', 'us-east-1']]);
    expect(storeOf('a').token).toMatchObject({ region: 'us-east-1', startUrl: a.startUrl });
    await sessionManager.look('a');
    expect(sessionManager.of('a').standing.at).toBe('signedIn');
    await sessionManager.follow([{ ...a, region: 'us-east-1' }]);
    expect(sessionManager.of('a').standing.at).toBe('signedIn');
  });

  test('has not moved where only the case of its Region differs', async () => {
    const { sessionManager, moved } = await signedInAt('EU-West-1');
    expect([moved, sessionManager.of('a').standing.at]).toEqual([[], 'signedIn']);
  });
});

/** Signed in to `a`. */
async function signedInToA() {
  const one = await setUp();
  one.ask(a);
  await one.settle();
  one.pages.get('a')?.approve();
  await one.settle();
  return one;
}

describe('the sessions of the config', () => {
  test('are read again each time that they are followed', async () => {
    const { sessionManager, storeOf, oidc, time, at } = await setUp();
    const { startUrl, region } = a;
    const { accessToken } = oidc.signIn();
    storeOf('a').put({ startUrl, region, accessToken, expiresAtMillis: time.nowMillis() + HOUR });
    await sessionManager.follow([a, b, c]);
    expect([at(a), at(b)]).toEqual(['signedIn', 'signedOut']);
    await storeOf('a').remove();
    await sessionManager.follow([a, b, c]);
    expect(sessionManager.of('a').standing).toEqual({ at: 'signedOut', reason: 'byUser' });
  });

  test('leave a sign-in under way alone when they are followed again', async () => {
    const { sessionManager, ask, settle, at, time } = await setUp();
    const end = ask(a);
    await settle();
    await sessionManager.follow([a, b, c]);
    await settle();
    expect([end.code, at(a)]).toEqual([undefined, 'awaitingUser']);
    // The person may take long: nothing is looked at meanwhile.
    expect(time.pendingCount).toBe(0);
  });

  test('are forgotten with their troubles once they are gone', async () => {
    const { sessionManager, ask, settle, pages } = await setUp();
    ask(a);
    await settle();
    pages.get('a')?.fail(new DaypassError('offline'));
    await settle();
    await sessionManager.follow([b]);
    expect(sessionManager.of('a')).toStrictEqual({ standing: { at: 'signedOut', reason: 'never' } });
    await sessionManager.look('a');
    await sessionManager.follow([a, b]);
    expect(sessionManager.of('a')).toStrictEqual({ standing: { at: 'signedOut', reason: 'never' } });
  });

  test('are forgotten for good: a refresh under way brings back neither token nor trouble', async () => {
    const { sessionManager, oidc, storeOf, time, told } = await signedInToA();
    const { token } = storeOf('a');
    if (!token) throw new Error('It is signed in.');
    sessionManager.tokenRejected('a', token);
    await time.advance(0);
    await sessionManager.follow([b]);
    storeOf('a').refuse(new DaypassError('diskFull', { path: '/x' }));
    const before = told.length;
    await time.advance(10_000);
    expect(sessionManager.of('a')).toStrictEqual({ standing: { at: 'signedOut', reason: 'never' } });
    expect(told).toHaveLength(before);

    storeOf('a').refuse(undefined);
    await sessionManager.follow([a]);
    const { token: again } = storeOf('a');
    if (!again) throw new Error('It is signed in.');
    oidc.sky = 'offline';
    sessionManager.tokenRejected('a', again);
    await sessionManager.follow([b]);
    await time.advance(HOUR);
    expect(sessionManager.of('a')).toStrictEqual({ standing: { at: 'signedOut', reason: 'never' } });
  });

  test('come back with a token that is in memory only, and with that trouble', async () => {
    const { sessionManager, ask, settle, pages, storeOf, time } = await setUp();
    storeOf('a').refuse(new DaypassError('diskFull', { path: '/x' }));
    ask(a);
    await settle();
    pages.get('a')?.approve();
    await settle();
    await sessionManager.follow([b]);
    // Nothing is tried for a session that is gone.
    await time.advance(MINUTE);
    const before = time.rungCount;
    await time.advance(10 * MINUTE);
    expect(time.rungCount).toBe(before);
    await sessionManager.follow([a, b]);
    expect(sessionManager.of('a')).toMatchObject({ standing: { at: 'signedIn' }, trouble: { code: 'diskFull' } });
  });

  test('add each token that is seen to what is known of its portal', async () => {
    const seen: string[] = [];
    const one = supervised({
      seen: async (name) => void seen.push(name),
      signedIn: () => undefined,
      renewed: () => undefined,
      ended: () => undefined,
      signedOut: () => undefined,
    });
    const { startUrl, region } = a;
    const { accessToken } = one.oidc.signIn();
    one.storeOf('a').put({ startUrl, region, accessToken, expiresAtMillis: one.time.nowMillis() + HOUR });
    await one.sessionManager.follow([a, b]);
    expect(seen).toEqual(['a']);
  });
});

describe('a trouble', () => {
  test('stays while the person signs in again, and ends with the new token', async () => {
    const { sessionManager, ask, settle, pages } = await setUp();
    ask(a);
    await settle();
    pages.get('a')?.fail(new DaypassError('offline'));
    await settle();
    await sessionManager.look('a');
    ask(a);
    await settle();
    expect(sessionManager.of('a')).toMatchObject({ standing: { at: 'awaitingUser' }, trouble: { code: 'offline' } });
    pages.get('a')?.approve();
    await settle();
    expect(sessionManager.of('a')).toStrictEqual({ standing: expect.objectContaining({ at: 'signedIn' }) });
  });

  test('of a browser that does not open is shown, and the sign-in goes on', async () => {
    const one = supervised();
    const changes: string[] = [];
    const browser = { open: () => Promise.reject(new DaypassError('browserNotOpened')) };
    const flow = async (
      _session: unknown,
      _flow: unknown,
      { onPrompt, signal }: { readonly onPrompt: (prompt: SignInPrompt) => void; readonly signal: AbortSignal },
    ) => {
      onPrompt({ flow: 'browser', url: 'https://a', deadlineMillis: one.time.nowMillis() + 600_000 });
      return new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
    };
    const sessionManager: SessionManager = new SessionManager(
      { ...one.ports, browser },
      one.tokenManager,
      flow,
      (name) => {
        const { standing, trouble } = sessionManager.of(name);
        changes.push(`${name} ${standing.at} ${trouble?.code ?? 'well'}`);
      },
    );
    sessionManager.startRenewing();
    await sessionManager.follow([a]);
    const signingIn = sessionManager.signIn(a, {});
    await one.time.advance(0);
    expect(changes).toEqual(['a registering well', 'a awaitingUser well', 'a awaitingUser browserNotOpened']);
    sessionManager.cancelSignIns();
    await expect(signingIn).rejects.toMatchObject({ code: 'signInCancelled' });
  });

  test('of a renewal ends when AWS refuses for good, for then the state says it', async () => {
    const { sessionManager, oidc, storeOf, time, logged } = await signedInToA();
    oidc.sky = 'offline';
    const { token } = storeOf('a');
    if (!token) throw new Error('It is signed in.');
    sessionManager.tokenRejected('a', token);
    await time.advance(2_000);
    await sessionManager.look('a');
    expect(sessionManager.of('a')).toMatchObject({ standing: { at: 'retrying' }, trouble: { facts: {} } });
    oidc.sky = 'fair';
    oidc.end();
    await time.advance(MINUTE);
    expect(sessionManager.of('a')).toStrictEqual({ standing: { at: 'signedOut', reason: 'revoked' } });
    expect(logged.findLast(([event]) => event === 'refreshEnded')).toEqual([
      'refreshEnded',
      { session: 'a', code: 'signInNeeded' },
    ]);
  });
});

describe('stopped', () => {
  test('it ends the sign-ins under way and rings no more', async () => {
    const one = await signedInToA();
    const end = one.ask(b);
    await one.settle();
    const stopping = one.sessionManager.stop();
    expect(one.time.pendingCount).toBe(0);
    await stopping;
    expect([end.code, one.time.pendingCount]).toEqual(['signInCancelled', 0]);
    one.sessionManager.tick();
    expect(one.time.pendingCount).toBe(0);
  });

  test('it waits for a token that is being renewed, and leaves no alarm for it', async () => {
    const { sessionManager, storeOf, time } = await signedInToA();
    const before = storeOf('a').token;
    if (!before) throw new Error('It is signed in.');
    sessionManager.tokenRejected('a', before);
    const stopping = sessionManager.stop().then(() => storeOf('a').token?.accessToken.reveal());
    expect(await time.runUntilSettled(stopping, 10)).not.toBe(before.accessToken.reveal());
    expect(time.pendingCount).toBe(0);
  });
});

test('what is asked for while it stops opens no further page', async () => {
  const { sessionManager, storeOf, time, ask, opened } = await signedInToA();
  const { token } = storeOf('a');
  if (!token) throw new Error('It is signed in.');
  sessionManager.tokenRejected('a', token);
  const stopping = sessionManager.stop();
  ask(b);
  ask(c);
  await time.runUntilSettled(stopping, 10);
  await time.advance(2 * PAGE_HOLDS_TURN_MILLIS);
  expect(opened).toEqual(['https://a', 'https://b']);
});

test('nothing is told where nothing has changed', async () => {
  const { sessionManager, told } = await signedInToA();
  const before = told.length;
  sessionManager.wake();
  await sessionManager.look('a');
  expect(told).toHaveLength(before);
});
