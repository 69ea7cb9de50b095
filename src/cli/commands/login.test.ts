import { expect, test } from 'vitest';
import type { Engine, SignInOptions } from '../../core/index.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { fakeTerminal, MINUTE, NOW } from '../testing/fake-terminal.ts';

const URL = 'https://oidc.eu-west-1.amazonaws.com/authorize?x=1';
const signedIn = { expiresAtMillis: NOW + 60 * MINUTE, refreshable: true };
const browserPrompt = { flow: 'browser', url: URL, deadlineMillis: NOW + 10 * MINUTE } as const;
const devicePrompt = { ...browserPrompt, flow: 'device', userCode: 'ABCD-EFGH' } as const;

function engineThatAsks(prompt: Parameters<NonNullable<SignInOptions['onPrompt']>>[0]): {
  engine: Partial<Engine>;
  asked: (SignInOptions & { sourceId: string })[];
} {
  const asked: (SignInOptions & { sourceId: string })[] = [];
  const engine: Partial<Engine> = {
    signIn(sourceId, options = {}) {
      asked.push({ sourceId, ...options });
      options.onPrompt?.(prompt);
      return Promise.resolve(signedIn);
    },
  };
  return { engine, asked };
}

test.each([
  [['login'], { openBrowser: true }],
  [['login', 'corp', '--browser'], { openBrowser: true, flow: 'browser' }],
  [['login', 'corp', '--device', '--no-open'], { openBrowser: false, flow: 'device' }],
])('%j asks the engine for just that', async (args, options) => {
  const { engine, asked } = engineThatAsks(browserPrompt);
  await fakeTerminal(engine).run(...args);
  expect(asked).toStrictEqual([
    { sourceId: 'corp', onPrompt: expect.any(Function), signal: expect.any(AbortSignal), ...options },
  ]);
});

test('people are told the link on stdout, and what is being waited for on stderr', async () => {
  const { code, out, err } = await fakeTerminal(engineThatAsks(browserPrompt).engine).run('login', '--no-open');
  expect(code).toBe(0);
  expect(out.split('\n').slice(0, 2)).toStrictEqual(['Open this link in your browser and approve the request:', URL]);
  expect(out.split('\n')[2]).toMatch(/^Signed in to corp until .+, renewed by itself from then on\.$/);
  expect(err).toBe('Waiting for you (10 min left). Ctrl-C cancels.\n');
});

test('a device code comes with the warning', async () => {
  const { out } = await fakeTerminal(engineThatAsks(devicePrompt).engine).run('login', '--device');
  expect(out.split('\n').slice(0, 4)).toStrictEqual([
    'Approve in your browser. If no page came up, open this link:',
    URL,
    'Check that the page shows this code: ABCD-EFGH',
    'Never enter a code someone sent you.',
  ]);
});

test.each([
  [browserPrompt, { event: 'browser', url: URL }],
  [devicePrompt, { event: 'device', url: URL, code: 'ABCD-EFGH', expiresAt: '2026-11-20T12:10:00Z' }],
])('--json prints an object a line and nothing else', async (prompt, event) => {
  const { code, out, err } = await fakeTerminal(engineThatAsks(prompt).engine).run('login', '--json');
  expect({ code, err }).toStrictEqual({ code: 0, err: '' });
  expect(
    out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toStrictEqual([event, { event: 'signedIn', session: 'corp', expiresAt: '2026-11-20T13:00:00Z' }]);
});

test('--json tells a failure as an event, whatever failed', async () => {
  const failing = { findSession: () => Promise.reject(new DaypassError('sessionNone')) };
  expect(await fakeTerminal(failing).run('login', '--json')).toStrictEqual({
    code: 7,
    out: '{"event":"failed","code":"sessionNone","message":"There are no sessions yet.","next":"Add one: daypass session add NAME --start-url URL --region REGION"}\n',
    err: '{"code":"sessionNone","message":"There are no sessions yet.","next":"Add one: daypass session add NAME --start-url URL --region REGION"}\n',
  });
});

test('Ctrl-C cancels the sign-in', async () => {
  const terminal = fakeTerminal({
    signIn: (_sessionName, { signal, onPrompt } = {}) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new DaypassError('signInCancelled')));
        onPrompt?.(browserPrompt);
        terminal.interrupt();
      }),
  });
  expect(await terminal.run('login', '--json')).toStrictEqual({
    code: 1,
    out: `${JSON.stringify({ event: 'browser', url: URL })}\n{"event":"failed","code":"signInCancelled","message":"The sign-in was cancelled.","next":"Run: daypass login"}\n`,
    err: '{"code":"signInCancelled","message":"The sign-in was cancelled.","next":"Run: daypass login"}\n',
  });
});

test('--browser and --device exclude one another', async () => {
  expect(await fakeTerminal().run('login', '--browser', '--device')).toStrictEqual({
    code: 2,
    out: '',
    err: 'daypass: --browser, --device cannot be used together. See: daypass login --help\n',
  });
});
