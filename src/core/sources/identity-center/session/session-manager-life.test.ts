import { describe, expect, test } from 'vitest';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { SignInPrompt } from '../../../requests.ts';
import { supervised } from '../../../testing/supervised.ts';
import { PAGE_HOLDS_TURN_MILLIS } from '../sign-in/sign-in-turns.ts';
import { SessionManager } from './session-manager.ts';
import { a, b, c, setUp, signedInToA } from './testing/three-sessions.ts';

const MINUTE = 60_000;
const HOUR = 60 * 60_000;

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
