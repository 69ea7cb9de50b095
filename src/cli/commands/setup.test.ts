import { describe, expect, test } from 'vitest';
import type { Engine } from '../../core/index.ts';
import type { ConfigEdit, EditPreview } from '../../shared/domain/config-edits.ts';
import { sessionInfo } from '../../shared/testing/sources.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { account, engineState, fakeTerminal, MINUTE, NOW } from '../testing/fake-terminal.ts';
import type { Terminal } from '../terminal.ts';

const URL = 'https://corp.awsapps.com/start';
const MADE: EditPreview = { files: [], warnings: [], added: [], changed: [], removed: [], fingerprint: '' };

function setUp({
  engine = {},
  more = {},
  isKnown = false,
}: { engine?: Partial<Engine>; more?: Partial<Terminal>; isKnown?: boolean } = {}) {
  const edits: ConfigEdit[] = [];
  const added: unknown[] = [];
  const signedIn = { at: 'signedIn', expiresAtMillis: NOW + 60 * MINUTE, refreshable: true } as const;
  const state = engineState(isKnown ? [['corp', signedIn]] : [], {
    accounts: {
      corp: [account('111122223333', 'prod', ['Admin', 'ReadOnly']), account('222233334444', 'dev', ['Admin'])],
    },
  });
  const sessions = [...state.sessions];
  const terminal = fakeTerminal(
    {
      state: { ...state, sessions },
      findRegion: () => Promise.resolve('eu-west-1'),
      addSession(input) {
        added.push(input);
        sessions.push(...engineState([[input.name, signedIn]]).sessions);
        return Promise.resolve(sessionInfo(input.name));
      },
      listAccounts: () => Promise.resolve({ accounts: [], asOfMillis: NOW }),
      listProfiles: () => Promise.resolve([]),
      suggestProfileName: () => Promise.resolve('corp-prod-Admin'),
      applyEdit(edit) {
        edits.push(edit);
        return Promise.resolve(MADE);
      },
      ...engine,
    },
    more,
  );
  return { terminal, edits, added };
}

const ROLE = { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' };

describe('without a terminal', () => {
  test('every answer is an option', async () => {
    const { terminal, edits, added } = setUp();
    const ran = await terminal.run(
      'setup',
      URL,
      '--session',
      'corp',
      '--account',
      'prod',
      '--role',
      'admin',
      '--profile',
      'p',
      '--region',
      'us-east-1',
      '--output',
      'text',
      '--default',
    );
    expect(ran).toMatchObject({ code: 0 });
    expect(added).toStrictEqual([{ name: 'corp', startUrl: URL, region: 'eu-west-1' }]);
    expect(edits).toStrictEqual([
      { edit: 'addProfile', role: ROLE, profileName: 'p', region: 'us-east-1', output: 'text' },
      { edit: 'setDefault', role: ROLE, region: 'us-east-1', output: 'text' },
    ]);
  });

  test('what can be suggested need not be given', async () => {
    const { terminal, edits } = setUp();
    expect(await terminal.run('setup', 'corp.awsapps.com', '--account', 'prod', '--role', 'Admin')).toMatchObject({
      code: 0,
    });
    expect(edits).toStrictEqual([
      { edit: 'addProfile', role: ROLE, profileName: 'corp-prod-Admin', region: 'eu-west-1', output: 'json' },
    ]);
  });

  test.each([
    [[], 2, 'Give the answer: daypass setup START_URL'],
    [['ftp://x'], 2, 'is not a start URL'],
    [[URL], 7, 'fits 3 roles'],
    [[URL, '--account', 'prod'], 7, 'fits 2 roles'],
    [[URL, '--account', 'zzz'], 7, 'No role or profile fits “zzz”'],
  ])('%j ends with %d', async (args, code, words) => {
    const { terminal, edits } = setUp();
    expect(await terminal.run('setup', ...args)).toMatchObject({ code, err: expect.stringContaining(words) });
    expect(edits).toStrictEqual([]);
  });
});

describe('with a person', () => {
  test('asks for what is missing, and suggests', async () => {
    const asked: unknown[] = [];
    const { terminal, edits } = setUp({
      more: {
        isInteractive: true,
        askLine(question, suggestion) {
          asked.push([question, suggestion]);
          return Promise.resolve(suggestion ?? URL);
        },
        pick: ({ search }) => Promise.resolve(search('read')[0]),
        confirm: () => Promise.resolve(true),
      },
    });
    expect(await terminal.run('setup')).toMatchObject({ code: 0 });
    expect(asked).toStrictEqual([
      ['Start URL of your AWS access portal', undefined],
      ['Name of the session', 'corp'],
      ['Name of the profile', 'corp-prod-Admin'],
      ['Region that tools use by default', 'eu-west-1'],
      ['Output format of the AWS CLI', 'json'],
    ]);
    expect(edits.map(({ edit }) => edit)).toStrictEqual(['addProfile', 'setDefault']);
    expect(edits[0]).toMatchObject({ role: { ...ROLE, roleName: 'ReadOnly' } });
  });

  test.each([{ askLine: () => Promise.resolve(undefined) }, { pick: () => Promise.resolve(undefined) }])(
    'leaving any question ends with 130 and adds no profile: %#',
    async (left) => {
      const { terminal, edits } = setUp({
        more: { isInteractive: true, askLine: (_question, suggestion) => Promise.resolve(suggestion ?? URL), ...left },
      });
      expect(await terminal.run('setup')).toMatchObject({ code: 130 });
      expect(edits).toStrictEqual([]);
    },
  );

  test('a Region that can’t be found is asked for', async () => {
    const { terminal, added } = setUp({
      engine: { findRegion: () => Promise.reject(new DaypassError('regionNotFound')) },
      more: {
        isInteractive: true,
        askLine: (question, suggestion) => Promise.resolve(question.startsWith('Region of') ? 'us-east-2' : suggestion),
        pick: ({ search }) => Promise.resolve(search('')[0]),
      },
    });
    expect(await terminal.run('setup', URL)).toMatchObject({ code: 0 });
    expect(added).toMatchObject([{ region: 'us-east-2' }]);
  });
});

test('a portal that the config file has already keeps its session', async () => {
  const { terminal, edits, added } = setUp({ isKnown: true });
  const ran = await terminal.run('setup', `${URL}/#/`, '--account', 'dev');
  expect(ran).toMatchObject({ code: 0, err: expect.stringContaining('Session corp has this portal already.') });
  expect(added).toStrictEqual([]);
  expect(edits).toMatchObject([{ role: { ...ROLE, accountId: '222233334444' } }]);
});
