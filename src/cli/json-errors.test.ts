import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { Secret, type Engine } from '../core/index.ts';
import { DaypassError } from '../shared/errors/daypass-error.ts';
import { sessionInfo } from '../shared/testing/sources.ts';
import { COMMANDS } from './commands.ts';
import { account, engineState, fakeTerminal, MINUTE, NOW } from './testing/fake-terminal.ts';
import type { Terminal } from './terminal.ts';

/** Every command that fails with `--json` prints one error object as the last line of stderr, as docs/command-line.md says. */

const SCHEMA = path.join(import.meta.dirname, '../../docs/schemas/v1/error.json');
const isErrorObject = new Ajv2020().compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));

interface Given {
  readonly engine?: Partial<Engine>;
  readonly more?: Partial<Terminal>;
}

/** Runs a command line with `--json` and returns its exit code, what is on stdout and the last line of stderr, parsed. */
async function failureOf(args: readonly string[], { engine, more }: Given = {}) {
  const end = args.indexOf('--');
  const given = end === -1 ? [...args, '--json'] : [...args.slice(0, end), '--json', ...args.slice(end)];
  const { code, out, err } = await fakeTerminal(engine, more).run(...given);
  const error: unknown = JSON.parse(err.trimEnd().split('\n').at(-1) ?? '');
  expect({ error, problems: isErrorObject(error) ? [] : isErrorObject.errors }).toEqual({ error, problems: [] });
  return { code, error, out };
}

describe('an option that the command does not have', () => {
  test.each(COMMANDS.map(({ name }) => name))('%s', async (name) => {
    expect(await failureOf([...name.split(' '), '--no-such-option'])).toEqual({
      code: 2,
      out: '',
      error: expect.objectContaining({ code: 'usage' }),
    });
  });
});

describe('an argument that is missing', () => {
  const commands = COMMANDS.filter(({ positionals }) => positionals.some(({ required }) => required));

  test.each(commands.map(({ name }) => name))('%s', async (name) => {
    expect(await failureOf(name.split(' '))).toEqual({
      code: 2,
      out: '',
      error: expect.objectContaining({ code: 'usage' }),
    });
  });
});

describe('a profile that is not there', () => {
  test.each([
    ['export'],
    ['credential-process'],
    ['console'],
    ['copy'],
    ['exec', '--', 'true'],
    ['share', 'folder'],
    ['ssh', 'host'],
  ])('%s', async (name, ...rest) => {
    expect(await failureOf([name, '--profile', 'nobody', ...rest])).toEqual({
      code: 7,
      out: '',
      error: expect.objectContaining({ code: 'profileUnknown' }),
    });
  });
});

const ROLE = ['--session', 'corp', '--account', '111122223333', '--role', 'Admin'];
const rejecting = (code: ConstructorParameters<typeof DaypassError>[0]) => () => Promise.reject(new DaypassError(code));
const listed = { accounts: [account('111122223333', 'prod', ['Admin'])], asOfMillis: NOW };
const twoSessions = engineState([
  ['corp', { at: 'signedOut', reason: 'never' }],
  ['beta', { at: 'signedOut', reason: 'never' }],
]);
const ofOneSession = (code: Parameters<typeof rejecting>[0]) => (name: string) =>
  name === 'corp' ? Promise.resolve(listed) : rejecting(code)();
const statusOfApp = { owner: 'app', pid: 1, startedAtMillis: NOW - MINUTE, waiting: 0 } as const;

const FAILURES: [args: readonly string[], exitCode: number, code: string, given?: Given][] = [
  [['list'], 7, 'sessionNone'],
  [['list'], 3, 'signInNeeded', { engine: { state: twoSessions, listAccounts: rejecting('signInNeeded') } }],
  [['list'], 1, 'offline', { engine: { state: twoSessions, listAccounts: ofOneSession('offline') } }],
  [['list', '--session', 'x'], 7, 'sessionUnknown', { engine: { findSession: rejecting('sessionUnknown') } }],
  [['login', 'x'], 7, 'sessionUnknown', { engine: { findSession: rejecting('sessionUnknown') } }],
  [['logout', 'x'], 7, 'sessionUnknown', { engine: { findSession: rejecting('sessionUnknown') } }],
  [
    ['logout', '--all'],
    1,
    'diskFailed',
    {
      engine: {
        signOutEverywhere: () =>
          Promise.resolve({
            signedOut: ['corp'],
            notTold: [],
            failed: [{ sessionName: 'beta', error: new DaypassError('diskFailed', { path: '/x' }) }],
          }),
      },
    },
  ],
  [
    ['doctor', '--online'],
    1,
    'offline',
    {
      engine: {
        probeSignIn: (_name, report) => {
          report({ step: 'tls', facts: {}, error: new DaypassError('offline') });
          return Promise.resolve(sessionInfo('corp'));
        },
      },
    },
  ],
  [
    ['console', ...ROLE, '--federated'],
    1,
    'consoleLinkUnused',
    {
      engine: { federatedConsoleUrl: () => Promise.resolve(new Secret('https://fake.example/')) },
      more: {
        oneTimeLink: () =>
          Promise.resolve({ url: 'http://127.0.0.1:1/', used: Promise.resolve(false), close: () => undefined }),
      },
    },
  ],
  [['use', '-'], 7, 'noPreviousProfile'],
  [
    ['service', 'stop'],
    1,
    'serviceInApp',
    { more: { askService: () => Promise.resolve({ ok: true, status: statusOfApp }) } },
  ],
  [
    ['ssh', 'box', ...ROLE],
    1,
    'sshNotForwarded',
    { more: { runOverSsh: () => Promise.resolve({ failed: 'notForwarded' }) } },
  ],
  [
    ['ssh', 'box', ...ROLE],
    1,
    'sshNotPrepared',
    { more: { runOverSsh: () => Promise.resolve({ failed: 'notPrepared' }) } },
  ],
  [['export', ...ROLE], 6, 'productionNotConfirmed', { engine: { issue: rejecting('productionNotConfirmed') } }],
  [['export', ...ROLE], 4, 'noAccess', { engine: { issue: rejecting('noAccess') } }],
  [['profile', 'list'], 1, 'configUnreadable', { engine: { listProfiles: rejecting('configUnreadable') } }],
  [['open'], 1, 'appNotFound', { more: { openApp: rejecting('appNotFound') } }],
];

describe('other failures', () => {
  test.each(FAILURES)('%j: %i, %s', async (args, exitCode, errorCode, given) => {
    const { code, error, out } = await failureOf(args, given);
    expect({ code, error }).toEqual({ code: exitCode, error: expect.objectContaining({ code: errorCode }) });
    // Results that were found all the same are one document.
    expect(out === '' || typeof JSON.parse(out) === 'object').toBe(true);
  });
});
