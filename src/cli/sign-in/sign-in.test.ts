import { describe, expect, test } from 'vitest';
import type { Engine, SignInOptions, SourceState } from '../../core/index.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { legacyInfo, sessionInfo } from '../../shared/testing/sources.ts';
import type { SessionState } from '../../shared/domain/session-state.ts';
import { engineState, fakeTerminal, MINUTE, NOW } from '../testing/fake-terminal.ts';
import type { Terminal } from '../terminal.ts';
import { durationMillis } from './duration.ts';
import { lastsFor } from './lasts-for.ts';
import { qrLines } from './qr-code.ts';
import { sshForward } from './ssh-forward.ts';

const LINK = 'https://oidc.eu-west-1.amazonaws.com/authorize?x=1';
const BROWSER = { flow: 'browser', url: LINK, deadlineMillis: NOW + 10 * MINUTE } as const;
const DEVICE = { ...BROWSER, flow: 'device', userCode: 'ABCD-EFGH' } as const;
const DESKTOP = { DISPLAY: ':0' };
const live = (minutes: number, refreshable: boolean): SessionState => ({
  at: 'signedIn',
  expiresAtMillis: NOW + minutes * MINUTE,
  refreshable,
});

/** Signs in at once, and notes what was asked for. */
function setUp(standing: SessionState, { prompt = BROWSER, engine = {}, more = {} }: SetUp = {}) {
  const asked: (readonly unknown[])[] = [];
  const terminal = fakeTerminal(
    {
      state: engineState([['corp', standing]]),
      signIn(sourceId, options = {}) {
        const { flow, openBrowser, redirectPort } = options;
        asked.push(['signIn', sourceId, { flow, openBrowser, redirectPort }]);
        options.onPrompt?.(prompt);
        return Promise.resolve({ expiresAtMillis: NOW + 60 * MINUTE, refreshable: true });
      },
      signOut(sourceId) {
        asked.push(['signOut', sourceId]);
        return Promise.resolve({ revokedAtAws: true });
      },
      listAccounts(sourceId) {
        asked.push(['listAccounts', sourceId]);
        return Promise.resolve({ accounts: [], asOfMillis: NOW });
      },
      ...engine,
    },
    { env: DESKTOP, ...more },
  );
  return { terminal, asked };
}

interface SetUp {
  readonly prompt?: Parameters<NonNullable<SignInOptions['onPrompt']>>[0];
  readonly engine?: Partial<Engine>;
  readonly more?: Partial<Terminal>;
}

describe('login --if-needed', () => {
  test.each([
    [live(20, false), [], false],
    [live(20, false), ['--min', '30m'], true],
    [live(45, false), ['--min', '30m'], false],
    [live(5, true), ['--min', '30m'], false],
    [live(-5, false), [], true],
    [{ at: 'signedOut', reason: 'revoked' } as const, [], true],
  ])('%j %j: signs in: %j', async (standing, min, signsIn) => {
    const { terminal, asked } = setUp(standing);
    expect(await terminal.run('login', '--if-needed', ...min)).toMatchObject({ code: 0 });
    expect(asked.some(([what]) => what === 'signIn')).toBe(signsIn);
  });

  test('an expired token is renewed before the person is troubled', async () => {
    const { terminal, asked } = setUp(live(-5, true));
    expect((await terminal.run('login', '--if-needed')).out).toBe('You are signed in to corp.\n');
    expect(asked).toStrictEqual([['listAccounts', 'corp']]);
  });

  test('a renewal that AWS refuses leads to a sign-in', async () => {
    const engine = { listAccounts: () => Promise.reject(new DaypassError('signInNeeded')) };
    const { terminal, asked } = setUp(live(-5, true), { engine });
    expect(await terminal.run('login', '--if-needed')).toMatchObject({ code: 0 });
    expect(asked.map(([what]) => what)).toStrictEqual(['signIn']);
  });
});

test('--force signs out first', async () => {
  const { terminal, asked } = setUp(live(45, true));
  await terminal.run('login', '--force');
  expect(asked.map(([what]) => what)).toStrictEqual(['signOut', 'signIn']);
});

test('--redirect-port comes back through the browser, and prints the line for the other machine', async () => {
  const env = { SSH_CONNECTION: '10.0.0.9 50000 10.0.0.1 2222', USER: 'me' };
  const { terminal, asked } = setUp(live(-1, false), { more: { env } });
  const { err } = await terminal.run('login', '--redirect-port', '8400');
  expect(asked).toStrictEqual([['signIn', 'corp', { flow: 'browser', openBrowser: true, redirectPort: 8400 }]]);
  expect(err).toContain('  ssh -N -L 8400:127.0.0.1:8400 -p 2222 me@10.0.0.1\n');
});

test.each([
  [{}, '8400', 'ssh -N -L 8400:127.0.0.1:8400 HOST'],
  [{ SSH_CONNECTION: 'fe80::1 5 fe80::2 22', LOGNAME: 'me' }, '9', 'ssh -N -L 9:127.0.0.1:9 me@fe80::2'],
  [{ SSH_CONNECTION: 'a b $(id) 22', USER: 'x;y' }, '9', "ssh -N -L 9:127.0.0.1:9 'x;y'@'$(id)'"],
])('%j: %s', (env, port, line) => {
  expect(sshForward(Number(port), env)).toBe(line);
});

test.each([
  [{ SSH_TTY: '/dev/pts/0' }, 'an SSH session'],
  [{ CODESPACES: 'true' }, 'a remote workspace'],
  [{ container: 'podman' }, 'a container'],
  [{ KUBERNETES_SERVICE_HOST: '10.0.0.1' }, 'a container'],
  [{}, 'no display'],
])('%j: the device code says why it was chosen', async (env, words) => {
  const { terminal } = setUp(live(-1, false), { prompt: DEVICE, more: { env } });
  expect((await terminal.run('login')).err).toContain(words);
  const asked = setUp(live(-1, false), { prompt: DEVICE, more: { env } });
  expect((await asked.terminal.run('login', '--device')).err).not.toContain(words);
});

describe('without a terminal', () => {
  test.each([
    [[], { SSH_TTY: 'x' }, 3],
    [[], { ...DESKTOP, CI: 'true' }, 3],
    [[], { ...DESKTOP, CI: 'false' }, 0],
    [[], DESKTOP, 0],
    [['--device'], { SSH_TTY: 'x' }, 0],
    [['--json'], { SSH_TTY: 'x', CI: 'true' }, 0],
  ])('login %j with %j ends with %d', async (args, env, code) => {
    const { terminal, asked } = setUp(live(-1, false), { more: { env, hasPerson: false } });
    expect(await terminal.run('login', ...args)).toMatchObject({ code });
    expect(asked.length).toBe(code === 0 ? 1 : 0);
  });
});

test('half a minute without an answer names the other way', async () => {
  const alarms: [number, () => void][] = [];
  let isUndone = false;
  const after: Terminal['after'] = (delayMillis, callback) => {
    alarms.push([delayMillis, callback]);
    return () => void (isUndone = true);
  };
  const { terminal } = setUp(live(-1, false), { more: { after } });
  const ran = await terminal.run('login');
  expect(alarms.map(([delayMillis]) => delayMillis)).toStrictEqual([30_000]);
  expect(isUndone).toBe(true);
  expect(ran.err).not.toContain('--device');
  alarms[0]?.[1]();
  expect((await terminal.run('--version')).err).toContain('Press Ctrl-C and run: daypass login corp --device');
});

describe('which session', () => {
  const engine: Partial<Engine> = {
    findSession: (name = 'corp') =>
      name === 'corp'
        ? Promise.resolve(sessionInfo('corp'))
        : Promise.reject(new DaypassError('sessionUnknown', { session: name })),
    resolveRole: (selector) =>
      'profileName' in selector && selector.profileName === 'dev'
        ? Promise.resolve({ sourceId: 'corp', accountId: '111122223333', roleName: 'R' })
        : Promise.reject(new DaypassError('profileUnknown')),
  };

  test.each([['--profile', 'dev'], ['dev'], ['corp']])('%j', async (...args) => {
    const { terminal, asked } = setUp(live(-1, false), { engine });
    expect(await terminal.run('login', ...args)).toMatchObject({ code: 0 });
    expect(asked[0]).toMatchObject(['signIn', 'corp', {}]);
  });

  test('a name that is neither is an unknown session', async () => {
    const { terminal } = setUp(live(-1, false), { engine });
    expect(await terminal.run('login', 'zzz')).toMatchObject({
      code: 7,
      err: expect.stringContaining('no session “zzz”'),
    });
  });
});

test.each([
  [['--min', '30m'], '--if-needed'],
  [['--if-needed', '--min', '30'], '“30” is not a time'],
  [['--redirect-port', '0'], '--redirect-port'],
  [['--redirect-port', '70000'], '--redirect-port'],
  [['--redirect-port', '8400', '--device'], '--redirect-port, --device'],
  [['--private', '--no-open'], '--private, --no-open'],
  [['--force', '--if-needed'], '--force, --if-needed'],
  [['corp', '--profile', 'dev'], 'SESSION, --profile'],
])('login %j is a usage error', async (args, words) => {
  const { terminal, asked } = setUp(live(-1, false));
  expect(await terminal.run('login', ...args)).toMatchObject({ code: 2, err: expect.stringContaining(words) });
  expect(asked).toStrictEqual([]);
});

test.each([
  ['90s', 90_000],
  ['30m', 1_800_000],
  ['1h30m', 5_400_000],
  ['2d', 172_800_000],
])('%s is %d ms', (text, millis) => {
  expect(durationMillis(text, 'status')).toBe(millis);
});

test.each(['', '30', 'm', '1.5h', '-5m', '30m ', '5x', '9999999h'])('“%s” is no time', (text) => {
  expect(() => durationMillis(text, 'status')).toThrow(DaypassError);
});

describe('how long a session lasts', () => {
  const source = (standing: SessionState, more: Partial<SourceState> = {}): SourceState => ({
    session: sessionInfo('corp'),
    standing,
    listing: { at: 'empty', accountsListed: 0 },
    ...more,
  });
  test.each([
    ['a token that can be renewed', source(live(5, true)), true],
    [
      'one whose renewal failed for now',
      source({ at: 'retrying', expiresAtMillis: NOW + MINUTE, retryAtMillis: NOW, code: 'offline' }),
      true,
    ],
    ['an expired one that can be renewed', source(live(-5, true)), true],
    ['one whose portal session ends before', source(live(50, true), { portalEndsAtMillis: NOW + 20 * MINUTE }), false],
    [
      'one whose registration ends before',
      source(live(50, true), { registrationEndsAtMillis: NOW + 20 * MINUTE }),
      false,
    ],
    ['one that can not be renewed, in time', source(live(31, false)), true],
    ['one that can not be renewed, too short', source(live(29, false)), false],
    ['a legacy one', { ...source(live(29, false)), session: legacyInfo('https://old.awsapps.com/start') }, false],
    ['none', source({ at: 'signedOut', reason: 'byUser' }), false],
  ])('%s, for 30 minutes: %j', (_name, state, lasts) => {
    expect(lastsFor(state, 30 * MINUTE, NOW)).toBe(lasts);
  });
});

describe('status SESSION', () => {
  test.each([
    [live(20, false), [], 0],
    [live(20, false), ['--min', '30m'], 3],
    [live(-1, false), [], 3],
  ])('%j %j ends with %d', async (standing, min, code) => {
    const { terminal } = setUp(standing);
    expect(await terminal.run('status', 'corp', ...min)).toMatchObject({ code });
  });

  test('without a SESSION it only shows', async () => {
    expect(await setUp(live(-1, false)).terminal.run('status')).toMatchObject({ code: 0 });
    expect(await setUp(live(-1, false)).terminal.run('status', '--min', '30m')).toMatchObject({ code: 2 });
  });
});

describe('the QR code', () => {
  const place = { outIsTerminal: true, columns: 80, env: {} };

  test('is drawn where it fits and somebody looks', async () => {
    const lines = await qrLines(LINK, place);
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.join('')).toMatch(/^[█▀▄ ]+$/u);
    expect(await qrLines(LINK, { ...place, columns: 20 })).toStrictEqual([]);
    expect(await qrLines(LINK, { ...place, outIsTerminal: false })).toStrictEqual([]);
    expect(await qrLines(LINK, { ...place, env: { TERM: 'dumb' } })).toStrictEqual([]);
  });

  test('stands below the link', async () => {
    const { terminal } = setUp(live(-1, false), { prompt: DEVICE, more: { outIsTerminal: true } });
    const { out } = await terminal.run('login', '--device');
    expect(out.indexOf('█')).toBeGreaterThan(out.indexOf(LINK));
  });
});
