import { describe, expect, test } from 'vitest';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import { Secret } from '../../../secret.ts';
import { supervised, testSession } from '../../../testing/supervised.ts';
import { PAGE_HOLDS_TURN_MILLIS } from '../sign-in/sign-in-turns.ts';
import { SessionManager } from './session-manager.ts';
import { a, b, c, setUp, signedInToA } from './testing/three-sessions.ts';

const MINUTE = 60_000;
const HOUR = 60 * 60_000;
const DAY = 24 * 3_600_000;

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
  test('is renewed at once', async () => {
    const { sessionManager, storeOf, settle, at, time } = await signedInToA();
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
    const { sessionManager, storeOf, at } = await signedInToA();
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
