import { sessionInfo } from '../../../shared/testing/sources.ts';
import { describe, expect, test } from 'vitest';
import type { NewSessionInput } from '../../../core/index.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { engineState, fakeTerminal, noting } from '../../testing/fake-terminal.ts';

const never = { at: 'signedOut', reason: 'never' } as const;

describe('session add', () => {
  const URL = 'https://corp.awsapps.com/start';

  test.each([
    [[], {}],
    [['--scopes', 'sso:account:access, other'], { scopes: ['sso:account:access', 'other'] }],
  ])('hands over what was given %j', async (more, expected) => {
    const added: NewSessionInput[] = [];
    const engine = {
      addSession: (input: NewSessionInput) => noting(added, input, sessionInfo(input.name)),
    };
    const args = ['session', 'add', 'corp', '--start-url', URL, '--region=eu-west-1', ...more];
    expect(await fakeTerminal(engine).run(...args)).toStrictEqual({
      code: 0,
      out: 'Added session corp. Sign in: daypass login corp\n',
      err: '',
    });
    expect(added).toStrictEqual([{ name: 'corp', startUrl: URL, region: 'eu-west-1', ...expected }]);
  });

  test('without --region finds it, and says so beside the output', async () => {
    const [added, asked]: [NewSessionInput[], string[]] = [[], []];
    const engine = {
      addSession: (input: NewSessionInput) => noting(added, input, sessionInfo(input.name)),
      findRegion: (startUrl: string) => noting(asked, startUrl, 'us-gov-west-1'),
    };
    expect(await fakeTerminal(engine).run('session', 'add', 'corp', '--start-url', URL)).toStrictEqual({
      code: 0,
      out: 'Added session corp. Sign in: daypass login corp\n',
      err: 'Found the portal’s Region: us-gov-west-1.\n',
    });
    expect(asked).toStrictEqual([URL]);
    expect(added).toStrictEqual([{ name: 'corp', startUrl: URL, region: 'us-gov-west-1' }]);
  });

  test('without --region adds nothing where it is not found', async () => {
    const engine = { findRegion: () => Promise.reject(new DaypassError('regionNotFound', { startUrl: URL })) };
    expect(await fakeTerminal(engine).run('session', 'add', 'corp', '--start-url', URL)).toStrictEqual({
      code: 1,
      out: '',
      err: `daypass: Daypass could not find out the Region of “${URL}”. Look it up in the IAM Identity Center console under Settings, or ask your AWS administrator. Then add: --region REGION\n`,
    });
  });

  test.each([
    [[], 'NAME is missing.'],
    [['corp', '--region', 'eu-west-1'], 'The option --start-url is missing.'],
    [['corp', 'more', '--start-url', URL], '“more” is one argument too many.'],
    [['corp', '--start-url', URL, '--region', 'eu-west-1', '--scopes', ','], 'The option --scopes needs a value.'],
  ])('%j is a usage error', async (args, problem) => {
    expect(await fakeTerminal().run('session', 'add', ...args)).toStrictEqual({
      code: 2,
      out: '',
      err: `daypass: ${problem} See: daypass session add --help\n`,
    });
  });

  test('what the engine refuses has its exit code', async () => {
    const engine = { addSession: () => Promise.reject(new DaypassError('busy')) };
    expect(await fakeTerminal(engine).run('session', 'add', 'x', '--start-url', URL, '--region', 'r')).toStrictEqual({
      code: 5,
      out: '',
      err: 'daypass: Another Daypass is busy with the same thing. Wait a moment, then try again.\n',
    });
  });
});

describe('logout', () => {
  test('of the only session, or the named one', async () => {
    const engine = { signOut: () => Promise.resolve({ revokedAtAws: true }) };
    expect(await fakeTerminal(engine).run('logout')).toStrictEqual({ code: 0, out: 'Signed out of corp.\n', err: '' });
    expect((await fakeTerminal(engine).run('logout', 'beta')).out).toBe('Signed out of beta.\n');
  });

  test('says when AWS could not be told', async () => {
    const engine = { signOut: () => Promise.resolve({ revokedAtAws: false }) };
    const { code, out, err } = await fakeTerminal(engine).run('logout');
    expect({ code, out }).toStrictEqual({ code: 0, out: '' });
    expect(err).toBe(
      'Signed out of corp on this computer, but AWS could not be told. Its session ends by itself; to end it now, sign out in your access portal.\n',
    );
  });

  test('--all tells every session how it went, and the first failure gives the exit code', async () => {
    const engine = {
      state: engineState([
        ['a', never],
        ['b', never],
        ['c', never],
      ]),
      signOutEverywhere: () =>
        Promise.resolve({
          signedOut: ['a'],
          notTold: ['c'],
          failed: [{ sessionName: 'b', error: new DaypassError('fileForbidden', { path: '/x' }) }],
        }),
    };
    expect(await fakeTerminal(engine).run('logout', '--all')).toStrictEqual({
      code: 1,
      out: 'Signed out of a.\n',
      err:
        'Signed out of c on this computer, but AWS could not be told. Its session ends by itself; to end it now, sign out in your access portal.\n' +
        'daypass: No permission for /x. Check who owns the file and its folder, then try again.\n',
    });
  });

  test('--all without sessions, and with a name', async () => {
    const nothing = { signOutEverywhere: () => Promise.resolve({ signedOut: [], notTold: [], failed: [] }) };
    expect(await fakeTerminal(nothing).run('logout', '--all')).toStrictEqual({
      code: 0,
      out: 'There are no sessions to sign out of.\n',
      err: '',
    });
    expect(await fakeTerminal().run('logout', 'corp', '--all')).toMatchObject({ code: 2, out: '' });
  });
});
