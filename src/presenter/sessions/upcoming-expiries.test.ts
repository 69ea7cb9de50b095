import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../shared/errors/error-codes.ts';
import type { SessionState } from '../../shared/domain/session-state.ts';
import { upcomingExpiries, type UpcomingExpiryContext, type CopyInUse } from './upcoming-expiries.ts';
import { account, engineState, MINUTE, NOW, sessionState, signedIn } from '../testing/sample-state.ts';

const context: UpcomingExpiryContext = {
  nowMillis: NOW,
  language: 'en',
  platform: 'linux',
  mutedSessions: [],
  noticeBeforeEndMinutes: 10,
};
const of = (standing: SessionState, more = {}) => engineState([sessionState('acme', standing, more)]);
const signIn = { do: 'signIn', sourceId: 'acme' } as const;
const retrying = (code: ErrorCode): SessionState => ({
  at: 'retrying',
  expiresAtMillis: NOW + 10 * MINUTE,
  retryAtMillis: NOW,
  code,
});
const role = { sourceId: 'acme', accountId: '111122223333', roleName: 'Admin' };
const copy: CopyInUse = { role, format: 'bash', expiresAtMillis: NOW + 10 * MINUTE };
const platforms = ['linux', 'darwin', 'win32'] as const;

describe('a session that nothing renews', () => {
  test('has a notice as long before its end as is set, with one click to sign in again', () => {
    expect(upcomingExpiries(of(signedIn(10 * MINUTE, false)), [], context)).toStrictEqual([
      {
        key: `["session","acme",${NOW + 10 * MINUTE}]`,
        dueAtMillis: NOW,
        endsAtMillis: NOW + 10 * MINUTE,
        notice: {
          title: 'acme ends in 10 min',
          body: 'This session can’t renew itself. Click to sign in again.',
          act: signIn,
        },
      },
    ]);
    const [end] = upcomingExpiries(of(signedIn(60 * MINUTE, false)), [], { ...context, noticeBeforeEndMinutes: 25 });
    expect(end?.dueAtMillis).toBe(NOW + 35 * MINUTE);
  });

  test.each(platforms)('in Japanese, on %s', (platform) => {
    const [end] = upcomingExpiries(of(signedIn(9 * MINUTE, false)), [], { ...context, language: 'ja', platform });
    expect(end?.notice).toStrictEqual(
      platform === 'linux'
        ? {
            title: 'acme: あと 9 分でセッションが終了します',
            body: 'このセッションは自動更新できません。クリックすると再度サインインできます。',
            act: signIn,
          }
        : {
            title: 'acme: あと 9 分でセッションが終了します',
            body: 'このセッションは自動更新できません。作業を続けるには、再度サインインしてください。',
            act: signIn,
            button: '再度サインイン',
          },
    );
  });

  test('has no notice if it renews itself, has ended, or is muted', () => {
    expect(upcomingExpiries(of(signedIn(10 * MINUTE)), [], context)).toEqual([]);
    expect(upcomingExpiries(of({ at: 'refreshing', expiresAtMillis: NOW + MINUTE }), [], context)).toEqual([]);
    expect(upcomingExpiries(of({ at: 'signedOut', reason: 'expired' }), [], context)).toEqual([]);
    expect(upcomingExpiries(of(signedIn(0, false)), [], context)).toEqual([]);
    const ending = of(signedIn(10 * MINUTE, false));
    expect(upcomingExpiries(ending, [copy], { ...context, mutedSessions: ['acme'] })).toEqual([]);
    expect(upcomingExpiries(ending, [copy], { ...context, noticeBeforeEndMinutes: null })).toEqual([]);
  });
});

describe('a session whose renewal keeps failing', () => {
  test('offers to sign in again', () => {
    const [end] = upcomingExpiries(of(retrying('serviceUnavailable')), [], { ...context, platform: 'darwin' });
    expect(end?.notice).toMatchObject({
      title: 'acme ends in 10 min and can’t be renewed right now',
      body: expect.stringMatching(/.+ Sign in again to keep working\.$/),
      act: signIn,
      button: 'Sign in again',
    });
  });

  test.each(['timedOut', 'captivePortal', 'proxyUnreachable', 'proxyAuthNeeded', 'tlsUntrusted'] as const)(
    'offers no sign-in where that could not reach AWS either: %s',
    (code) => expect(upcomingExpiries(of(retrying(code)), [], context)[0]?.notice.act).toEqual({ do: 'openWindow' }),
  );

  test('without a network says what to do about that', () => {
    const [english] = upcomingExpiries(of(retrying('offline')), [], context);
    expect(english?.notice.act).toEqual({ do: 'openWindow' });
    expect(english?.notice.body).not.toContain('sign in again');
    const [japanese] = upcomingExpiries(of(retrying('offline')), [], { ...context, language: 'ja' });
    expect(japanese?.notice.title).toBe('acme: 更新できないまま、あと 10 分でセッションが終了します');
  });
});

test('a portal session near its estimated end has a notice without a button, because an earlier sign-in would only reuse it', () => {
  const state = of(signedIn(60 * MINUTE), { portalEndsAtMillis: NOW + 10 * MINUTE });
  const [end] = upcomingExpiries(state, [], { ...context, platform: 'win32' });
  expect(end).toStrictEqual({
    key: `["portal","acme",${NOW + 10 * MINUTE}]`,
    dueAtMillis: NOW,
    endsAtMillis: NOW + 10 * MINUTE,
    notice: {
      title: 'acme is likely to end in about 10 min',
      body: 'AWS does not tell when; earlier sessions lasted this long. You will have to sign in again then.',
      act: { do: 'openWindow' },
    },
  });
  const [japanese] = upcomingExpiries(state, [], { ...context, language: 'ja' });
  expect(japanese?.notice.title).toBe('acme: あと 10 分ほどでセッションが終了する見込みです');
});

test('a registration that expires soon has a notice as soon as that is known, even if notices of sessions are off', () => {
  const endsAtMillis = NOW + 3 * 24 * 60 * MINUTE;
  const state = of(signedIn(MINUTE), { registrationEndsAtMillis: endsAtMillis });
  const [end] = upcomingExpiries(state, [], { ...context, noticeBeforeEndMinutes: null });
  expect(end).toMatchObject({
    key: `["registration","acme",${endsAtMillis}]`,
    dueAtMillis: NOW,
    notice: {
      title: expect.stringMatching(/^acme: sign in again before \S/),
      body: 'AWS will not renew this sign-in after that. Click to sign in again.',
      act: signIn,
    },
  });
  const [japanese] = upcomingExpiries(state, [], { ...context, language: 'ja' });
  expect(japanese?.notice.title).toContain('までに再度サインインしてください');
});

describe('copied keys', () => {
  const state = engineState([], { accounts: { acme: [account(role.accountId, 'Team & Co', ['Admin'])] } });

  test('have a notice ten minutes before their end, whatever is set for sessions', () => {
    const [end] = upcomingExpiries(state, [copy], { ...context, noticeBeforeEndMinutes: 60 });
    expect(end).toStrictEqual({
      key: `["keys",${JSON.stringify(JSON.stringify(['acme', role.accountId, 'Admin']))},${copy.expiresAtMillis}]`,
      dueAtMillis: NOW,
      endsAtMillis: copy.expiresAtMillis,
      notice: {
        title: 'Copied keys end in 10 min',
        body: 'Admin in Team & Co. Click to copy new keys.',
        act: { do: 'copyKeys', role, format: 'bash' },
      },
    });
  });

  test.each(['darwin', 'win32'])('on %s with a button, in Japanese', (platform) => {
    const [end] = upcomingExpiries(state, [copy], { ...context, platform, language: 'ja' });
    expect(end?.notice).toStrictEqual({
      title: 'コピーしたキーの有効期限まであと 10 分です',
      body: 'Team & Co の Admin。作業を続けるには、新しい認証情報をコピーしてください。',
      act: { do: 'copyKeys', role, format: 'bash' },
      button: '新しい認証情報をコピー',
    });
  });
});
