import { legacyInfo } from '../../shared/testing/sources.ts';
import { expect, test } from 'vitest';
import type { Diagnosis, Finding } from '../../shared/domain/findings.ts';
import type { SessionState } from '../../shared/domain/session-state.ts';
import { engineState, fakeTerminal, MINUTE, NOW } from '../testing/fake-terminal.ts';

const sessions: readonly (readonly [string, SessionState])[] = [
  ['corp', { at: 'signedIn', expiresAtMillis: NOW + 42 * MINUTE + 999, refreshable: true }],
  ['本社', { at: 'signedIn', expiresAtMillis: NOW - MINUTE, refreshable: true }],
  ['old', { at: 'signedOut', reason: 'expired', expiredAtMillis: Date.UTC(2026, 10, 20, 4) }],
  ['ended', { at: 'signedOut', reason: 'revoked' }],
  ['new', { at: 'signedOut', reason: 'never' }],
  ['left', { at: 'signedOut', reason: 'byUser' }],
];
const state = engineState(sessions);

async function diagnosis(...findings: readonly Finding[]): Promise<Diagnosis> {
  return { findings, profiles: [], refusedBy: [], filesRead: [], checkedAtMillis: NOW };
}

test('a table, in step also with wide characters', async () => {
  expect(await fakeTerminal({ state, diagnose: () => diagnosis() }).run('status')).toStrictEqual({
    code: 0,
    out: [
      'SESSION  STATE               TIME LEFT  REGION     START URL',
      'corp     Signed in           42 min     eu-west-1  https://corp.awsapps.com/start',
      '本社     Renews at next use  -          eu-west-1  https://本社.awsapps.com/start',
      'old      Expired             -          eu-west-1  https://old.awsapps.com/start',
      'ended    Ended by AWS        -          eu-west-1  https://ended.awsapps.com/start',
      'new      Not signed in       -          eu-west-1  https://new.awsapps.com/start',
      'left     Signed out          -          eu-west-1  https://left.awsapps.com/start',
      'corp: end of the portal session unknown',
      '本社: end of the portal session unknown',
      '',
    ].join('\n'),
    err: '',
  });
});

test('in Japanese', async () => {
  const one = engineState(sessions.slice(0, 1));
  expect((await fakeTerminal({ state: one }, { language: 'ja' }).run('status')).out).toBe(
    [
      'セッション  状態            残り時間  リージョン  開始 URL',
      'corp        サインイン済み  42 分     eu-west-1   https://corp.awsapps.com/start',
      'corp: ポータルセッションの終了時刻は不明',
      '',
    ].join('\n'),
  );
});

test('the same judgement as in the tray and the window', async () => {
  const retrying = { at: 'retrying', retryAtMillis: NOW } as const;
  const judged = engineState([
    ['a', { at: 'signedIn', expiresAtMillis: NOW + 14 * MINUTE, refreshable: false }],
    ['b', { ...retrying, expiresAtMillis: NOW + 16 * MINUTE, code: 'timedOut' }],
    ['c', { ...retrying, expiresAtMillis: NOW + 14 * MINUTE, code: 'throttled' }],
    ['d', { ...retrying, expiresAtMillis: NOW + 16 * MINUTE, code: 'throttled' }],
  ]);
  const { out } = await fakeTerminal({ state: judged }).run('status');
  const states = out
    .split('\n')
    .slice(1, 5)
    .map((line) => line.slice(9, 21).trim());
  expect(states).toStrictEqual(['Expires soon', 'Offline', 'Expires soon', 'Trying again']);
});

test('--json', async () => {
  const { code, out, err } = await fakeTerminal({ state, diagnose: () => diagnosis() }).run('status', '--json');
  expect({ code, err }).toStrictEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toStrictEqual({
    sessions: [
      ['corp', 'signedIn', '2026-11-20T12:42:00Z', true],
      ['本社', 'renewsAtNextUse', '2026-11-20T11:59:00Z', true],
      ['old', 'expired', '2026-11-20T04:00:00Z', false],
      ['ended', 'revoked', null, false],
      ['new', 'signedOut', null, false],
      ['left', 'signedOut', null, false],
    ].map(([name, stateName, expiresAt, refreshable]) => ({
      session: name,
      startUrl: `https://${String(name)}.awsapps.com/start`,
      region: 'eu-west-1',
      kind: 'session',
      state: stateName,
      expiresAt,
      refreshable,
      portalEndsAt: null,
      registrationEndsAt: null,
    })),
  });
});

test('how long a sign-in goes on: an estimate is called one, an end to come is told with what to do', async () => {
  const [corp] = engineState(sessions.slice(0, 1)).sessions;
  if (!corp) throw new Error('There is one.');
  const ends = { portalEndsAtMillis: NOW + 300 * MINUTE, registrationEndsAtMillis: NOW + 7_200 * MINUTE };
  const printed = engineState([], { sessions: [{ ...corp, ...ends }] });
  const { out } = await fakeTerminal({ state: printed }).run('status');
  expect(out).toMatch(/\ncorp: portal session until about .+ \(an estimate\)\n/);
  expect(out).toMatch(/\ncorp: cannot be renewed after .+\. Before then: daypass login corp\n/);
  const json: unknown = JSON.parse((await fakeTerminal({ state: printed }).run('status', '--json')).out);
  const expected = { portalEndsAt: '2026-11-20T17:00:00Z', registrationEndsAt: '2026-11-25T12:00:00Z' };
  expect(json).toMatchObject({ sessions: [expected] });

  const legacy = engineState([], { sessions: [{ ...corp, session: legacyInfo('https://corp.awsapps.com/start') }] });
  expect((await fakeTerminal({ state: legacy }).run('status')).out).toContain(
    'corp.awsapps.com: cannot renew itself, for its profiles name no sso-session\n',
  );
});

test('without sessions', async () => {
  const none = engineState([]);
  expect(await fakeTerminal({ state: none }).run('status')).toStrictEqual({
    code: 0,
    out: 'No sessions yet. Add one: daypass session add NAME --start-url URL --region REGION\n',
    err: '',
  });
  expect(JSON.parse((await fakeTerminal({ state: none }).run('status', '--json')).out)).toStrictEqual({ sessions: [] });
});

test('a config file that cannot be read', async () => {
  const trouble = { code: 'configUnreadable', facts: { path: '/home/me/.aws/config' }, atMillis: NOW } as const;
  const torn = engineState([], { configTrouble: trouble });
  expect(await fakeTerminal({ state: torn }).run('status', '--json')).toStrictEqual({
    code: 1,
    out: '',
    err: '{"code":"configUnreadable","message":"/home/me/.aws/config cannot be read.","next":"Check that it is a text file in UTF-8 that you may read."}\n',
  });
});

test.each([
  ['en', 'daypass: This computer’s clock is 1 hr 3 min ahead. Set date and time to automatic'],
  ['ja', 'daypass: このコンピューターの時計が 1 時間 3 分進んでいます。日付と時刻の自動設定'],
] as const)('a wrong clock is told beside the table, in %s', async (language, words) => {
  const { code, err } = await fakeTerminal(
    { diagnose: () => diagnosis(), state: { ...state, clockAheadMillis: 63 * MINUTE } },
    { language },
  ).run('status', '--json');
  expect(code).toBe(0);
  expect(err.startsWith(words)).toBe(true);
});

test('a session that seems signed out since sudo gave its folder to root: the owner and the line that helps', async () => {
  const one = engineState(sessions.slice(4, 5));
  const facts = { path: '/home/ann/.aws/sso/cache', reason: 'foreignOwner', owner: 'root' };
  const finding: Finding = { id: 'x', code: 'notYours', severity: 'error', clients: [], facts, fixable: false };
  const { code, err } = await fakeTerminal({ state: one, diagnose: () => diagnosis(finding) }).run('status');
  expect(code).toBe(0);
  expect(err).toContain('/home/ann/.aws/sso/cache is not yours');
  expect(err).toContain('sudo chown -R "$(id -u)" /home/ann/.aws/sso/cache');
});
