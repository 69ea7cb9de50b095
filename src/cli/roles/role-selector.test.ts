import { describe, expect, test } from 'vitest';
import type { Engine } from '../../core/index.ts';
import type { ListedProfile } from '../../shared/domain/config-edits.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { sessionInfo } from '../../shared/testing/sources.ts';
import { account, engineState, fakeTerminal, keys, MINUTE, NOW } from '../testing/fake-terminal.ts';

const PROD = '111122223333';
const NONPROD = '222233334444';
const SIGNED_IN = { at: 'signedIn', expiresAtMillis: NOW + 60 * MINUTE, refreshable: true } as const;

const profile = (profileName: string, more: Partial<ListedProfile> = {}): ListedProfile => ({
  profileName,
  kind: 'sso',
  filePath: '/home/me/.aws/config',
  lineNumber: 1,
  madeByDaypass: false,
  shadowed: false,
  ...more,
});
const STANDING_FOR_ROLES = [
  { profileName: 'pay-admin', sourceId: 'corp', accountId: PROD, roleName: 'Admin', region: 'eu-west-1' },
];

/** An organization with names that are parts of one another. */
function organization(more: Partial<Engine> = {}): Partial<Engine> {
  const state = engineState(
    [
      ['corp', SIGNED_IN],
      ['other', SIGNED_IN],
    ],
    {
      accounts: {
        corp: [account(PROD, 'prod', ['Admin', 'ReadOnly']), account(NONPROD, 'nonprod', ['Admin', 'Billing'])],
        other: [account('333344445555', '本番 web', ['Operator'])],
      },
      profiles: STANDING_FOR_ROLES,
    },
  );
  return {
    state: {
      ...state,
      sessions: state.sessions.map(({ session, standing }) => ({
        session,
        standing,
        listing: { at: 'ready' as const, accountsListed: 2, asOfMillis: NOW },
      })),
    },
    listProfiles: () =>
      Promise.resolve([profile('pay-admin'), profile('deploy', { kind: 'chained', sourceProfile: 'pay-admin' })]),
    resolveRole: (selector) => {
      if (!('profileName' in selector)) return Promise.resolve(selector);
      const found = STANDING_FOR_ROLES.find(({ profileName }) => profileName === selector.profileName);
      if (found) return Promise.resolve({ ...found, profile: found });
      if (selector.profileName === 'deploy')
        return Promise.resolve({ sourceId: 'assumed', accountId: NONPROD, roleName: 'deployer' });
      return Promise.reject(new DaypassError('profileUnknown', { profile: selector.profileName }));
    },
    ...more,
  };
}

/** The role whose keys a command got, by what the engine was asked for. */
async function chosen(
  args: readonly string[],
  { engine = {}, env = {} }: { readonly engine?: Partial<Engine>; readonly env?: Record<string, string> } = {},
) {
  const asked: string[] = [];
  const terminal = fakeTerminal(
    organization({
      issue: ({ sourceId, accountId, roleName }) => {
        asked.push(`${sourceId} ${accountId} ${roleName}`);
        return Promise.resolve({ ...keys, accountId });
      },
      ...engine,
    }),
    { env },
  );
  const { code, err } = await terminal.run('export', ...args);
  return { code, err, role: asked[0] };
}

describe('one role', () => {
  test.each([
    [['pay-admin'], `corp ${PROD} Admin`],
    [['PROD/ReadOnly'], `corp ${PROD} ReadOnly`],
    [[`${PROD}/readonly`], `corp ${PROD} ReadOnly`],
    [['prod', 'read'], `corp ${PROD} ReadOnly`],
    [['prod Admin'], `corp ${PROD} Admin`],
    [['prod', 'admin', 'corp'], `corp ${PROD} Admin`],
    [['billing'], `corp ${NONPROD} Billing`],
    [['本番'], 'other 333344445555 Operator'],
    [['ｏｐｅｒａｔｏｒ'], 'other 333344445555 Operator'],
    [['deploy'], `assumed ${NONPROD} deployer`],
    [['depl'], `assumed ${NONPROD} deployer`],
    [['--account', 'prod', '--role', 'readonly'], `corp ${PROD} ReadOnly`],
    [['--account', NONPROD, 'bill'], `corp ${NONPROD} Billing`],
    [['--session', 'other', '--role', 'Operator'], 'other 333344445555 Operator'],
    [['--session', 'corp', '--account', PROD, '--role', 'NotListed'], `corp ${PROD} NotListed`],
  ])('%j', async (args, role) => {
    expect(await chosen(args)).toStrictEqual({ code: 0, err: '', role });
  });

  test('AWS_PROFILE where nothing is named, and not where something is', async () => {
    const env = { AWS_PROFILE: 'pay-admin' };
    expect(await chosen([], { env })).toMatchObject({ code: 0, role: `corp ${PROD} Admin` });
    expect(await chosen(['billing'], { env })).toMatchObject({ code: 0, role: `corp ${NONPROD} Billing` });
    expect(await chosen([], { env: { AWS_PROFILE: '' } })).toMatchObject({ code: 2 });
  });

  test('a role that came since the list is asked of AWS once', async () => {
    const accounts = { ...organization().state?.accounts };
    const state = engineState([['corp', SIGNED_IN]], { accounts });
    const asked: string[] = [];
    const listed = await chosen(['newcomer'], {
      engine: {
        state,
        listAccounts: (sourceId) => {
          asked.push(sourceId);
          accounts[sourceId] = [account(PROD, 'prod', ['Newcomer'])];
          return Promise.resolve({ accounts: [], asOfMillis: NOW });
        },
      },
    });
    expect(listed).toMatchObject({ code: 0, role: `corp ${PROD} Newcomer` });
    expect(asked).toStrictEqual(['corp']);
  });
});

describe('no role, or several', () => {
  test('lists the candidates by names that can be typed, and gets no keys', async () => {
    expect(await chosen(['admin'])).toStrictEqual({
      code: 7,
      err: [
        '  nonprod/Admin',
        '  prod/Admin',
        'daypass: “admin” fits 2 roles. Name one of them, such as nonprod/Admin',
        '',
      ].join('\n'),
      role: undefined,
    });
  });

  test('names of candidates are unambiguous themselves', async () => {
    const state = engineState(
      [
        ['corp', SIGNED_IN],
        ['other', SIGNED_IN],
      ],
      {
        accounts: {
          corp: [account(PROD, 'team one', ['Admin']), account(NONPROD, 'team one', ['Admin'])],
          other: [account(PROD, 'team one', ['Admin'])],
        },
      },
    );
    const { err } = await chosen(['team'], { engine: { state, listProfiles: () => Promise.resolve([]) } });
    expect(err.split('\n').slice(0, 3)).toStrictEqual([
      `  ${PROD}/Admin --session corp`,
      `  ${NONPROD}/Admin`,
      `  ${PROD}/Admin --session other`,
    ]);
  });

  test('a part of a name never wins over other parts', async () => {
    expect(await chosen(['prod', 'admi'])).toMatchObject({ code: 7, role: undefined });
  });

  test('words that fit nothing', async () => {
    expect(await chosen(['zzz'])).toStrictEqual({
      code: 7,
      err: 'daypass: No role or profile fits “zzz”. See: daypass list\n',
      role: undefined,
    });
  });

  test('a session without a list needs a sign-in first', async () => {
    const state = engineState([['corp', { at: 'signedOut', reason: 'never' }]]);
    const ran = await chosen(['prod'], { engine: { state, listProfiles: () => Promise.resolve([]) } });
    expect(ran).toStrictEqual({
      code: 3,
      err: 'daypass: You are not signed in to “corp”. Run: daypass login corp\n',
      role: undefined,
    });
  });

  test.each([
    [['--profile', 'pay-admin', 'prod'], '--profile, ROLE cannot be used together.'],
    [['--profile', 'pay-admin', '--role', 'x'], '--profile, --role cannot be used together.'],
    [['--session', 'corp'], 'The option --account is missing.'],
    [['--session', 'corp', '--account', PROD, '--role', 'Admin', 'more'], '“more” is one argument too many.'],
    [[], 'No role was named.'],
  ])('%j is a usage error', async (args, line) => {
    const { code, err } = await chosen(args);
    expect({ code, err }).toStrictEqual({ code: 2, err: expect.stringContaining(line) });
  });
});

test('credential-process takes exact options only: tools run it unattended', async () => {
  const env = { AWS_PROFILE: 'pay-admin' };
  expect(await fakeTerminal(organization(), { env }).run('credential-process')).toMatchObject({ code: 2 });
  expect(await fakeTerminal(organization()).run('credential-process', 'pay-admin')).toMatchObject({ code: 2 });
});

test('exec without a command runs the shell of a person, and asks for -- elsewhere', async () => {
  const person = fakeTerminal(organization(), { isInteractive: true, env: { SHELL: '/bin/fish' } });
  expect(await person.run('exec', 'prod/Admin')).toMatchObject({ code: 0 });
  expect(person.children[0]).toMatchObject({ command: '/bin/fish', args: [] });
  const script = await fakeTerminal(organization()).run('exec', 'prod/Admin', 'aws', 's3', 'ls');
  expect(script).toMatchObject({
    code: 2,
    err: 'daypass: -- COMMAND is missing. Did you mean daypass exec prod/Admin -- aws s3 ls?\n',
  });
  const typed = fakeTerminal(organization(), { isInteractive: true });
  expect((await typed.run('exec', 'pay-admin', 'aws', 's3')).err).toContain(
    'Did you mean daypass exec pay-admin -- aws s3?',
  );
});

test('an account may be named like something every object has', async () => {
  const state = engineState([['constructor', SIGNED_IN]], {
    accounts: { ['constructor']: [account(PROD, '__proto__', ['toString'])] },
  });
  const engine: Partial<Engine> = {
    state,
    listProfiles: () => Promise.resolve([]),
    findSession: (name) => Promise.resolve(sessionInfo(name ?? '')),
  };
  expect(await chosen(['__proto__/toString'], { engine })).toMatchObject({
    code: 0,
    role: `constructor ${PROD} toString`,
  });
});
