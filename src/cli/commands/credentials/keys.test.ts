import { KINDS } from '../../../shared/testing/sources.ts';
import { describe, expect, test } from 'vitest';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { fakeTerminal, keys } from '../../testing/fake-terminal.ts';

const SELECTORS = ['--session', 'corp', '--account', '111122223333', '--role', 'Admin+x y'] as const;
const role = { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin+x y' };
const withRegion = {
  resolveRole: () => Promise.resolve({ ...role, profile: { ...role, profileName: 'prod', region: 'eu-west-1' } }),
};

describe('export', () => {
  test('bash by default, with the region of a profile', async () => {
    const { code, out, err } = await fakeTerminal(withRegion).run('export', '--profile', 'prod');
    expect({ code, out: out.replace(/^unset AWS_PROFILE [A-Z_ ]+;\n/, ''), err }).toStrictEqual({
      code: 0,
      out: [
        "export AWS_ACCESS_KEY_ID='ASIAFAKEFAKEFAKEFAKE'",
        "export AWS_SECRET_ACCESS_KEY='fake-secret'",
        "export AWS_SESSION_TOKEN='fake-token'",
        "export AWS_CREDENTIAL_EXPIRATION='2026-11-20T13:00:00Z'",
        "export AWS_REGION='eu-west-1'",
        "export AWS_DEFAULT_REGION='eu-west-1'",
        '',
      ].join('\n'),
      err: '',
    });
  });

  test('ini names its section as the portal does, in characters every client reads', async () => {
    const { out } = await fakeTerminal().run('export', ...SELECTORS, '--format', 'ini');
    expect(out.split('\n')[0]).toBe('[111122223333_Admin+x-y]');
  });

  test('cmd on Windows has its line ends', async () => {
    const { out } = await fakeTerminal({}, { platform: 'win32' }).run('export', ...SELECTORS, '--format', 'cmd');
    expect(out.split('\r\n')).toContain('set "AWS_ACCESS_KEY_ID=ASIAFAKEFAKEFAKEFAKE"');
  });

  test('the format is checked before AWS is asked', async () => {
    const engine = { issue: () => Promise.reject(new Error('asked')) };
    expect(await fakeTerminal(engine).run('export', ...SELECTORS, '--format', 'jsn')).toStrictEqual({
      code: 2,
      out: 'false\n',
      err: 'daypass: There is no format “jsn”. Did you mean --format json?\n',
    });
  });

  test.each([
    ['signInNeeded', 3],
    ['noAccess', 4],
    ['roleNotFound', 4],
    ['busy', 5],
    ['offline', 1],
    ['profileUnknown', 7],
  ] as const)('%s ends with %d, clears earlier keys and fails in the shell', async (code, exitCode) => {
    const engine = { issue: () => Promise.reject(new DaypassError(code)) };
    expect(await fakeTerminal(engine).run('export', ...SELECTORS)).toMatchObject({
      code: exitCode,
      out: expect.stringMatching(new RegExp(`^unset AWS_ACCESS_KEY_ID [A-Z_ ]+;\n\\(exit ${exitCode}\\)\n$`)),
    });
  });

  test.each([
    [['--format', 'fish', '--profil', 'x'], /^begin; set -l name; for name in AWS_ACCESS_KEY_ID .*\nfalse;\n$/],
    [['--format=powershell'], /^\$env:AWS_ACCESS_KEY_ID = \$null\n.*throw/s],
    [['--profile', 'x', '--format'], /^false\n$/],
    [['--format', 'json', '--profile', 'x'], /^$/],
  ] as const)('%j fails in the shell too, though it can’t be parsed', async (args, out) => {
    expect(await fakeTerminal().run('export', ...args)).toMatchObject({ out: expect.stringMatching(out) });
  });

  test('a person who reads the output at a terminal gets the words alone', async () => {
    const terminal = fakeTerminal({}, { outIsTerminal: true });
    expect(await terminal.run('export', '--profile', 'x')).toMatchObject({ code: 7, out: '' });
  });
});

test('credential-process', async () => {
  const { code, out, err } = await fakeTerminal(withRegion).run('credential-process', '--profile', 'prod');
  expect({ code, err }).toStrictEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toStrictEqual({
    Version: 1,
    AccessKeyId: keys.accessKeyId,
    SecretAccessKey: 'fake-secret',
    SessionToken: 'fake-token',
    Expiration: '2026-11-20T13:00:00Z',
    AccountId: '111122223333',
  });
});

describe('exec', () => {
  test('gives the child the keys, and takes away what conflicts, in any case', async () => {
    const env = { PATH: '/bin', aws_profile: 'mine', AWS_ROLE_ARN: 'x', AWS_REGION: 'us-east-1' };
    const terminal = fakeTerminal({}, { env });
    expect(await terminal.run('exec', '--static', ...SELECTORS, '--', 'aws', 's3', 'ls', '--json', '--')).toStrictEqual(
      {
        code: 0,
        out: '',
        err: '',
      },
    );
    expect(terminal.children).toStrictEqual([
      {
        command: 'aws',
        args: ['s3', 'ls', '--json', '--'],
        env: {
          PATH: '/bin',
          AWS_REGION: 'us-east-1',
          AWS_DEFAULT_REGION: 'us-east-1',
          AWS_ACCESS_KEY_ID: keys.accessKeyId,
          AWS_SECRET_ACCESS_KEY: 'fake-secret',
          AWS_SESSION_TOKEN: 'fake-token',
          AWS_CREDENTIAL_EXPIRATION: '2026-11-20T13:00:00Z',
        },
      },
    ]);
  });

  test('without --static the child gets an endpoint that renews its keys, and no keys', async () => {
    const terminal = fakeTerminal({}, { env: { PATH: '/bin', AWS_PROFILE: 'mine', AWS_ACCESS_KEY_ID: 'fake' } });
    await terminal.run('exec', ...SELECTORS, '--', 'aws');
    expect(terminal.children[0]?.env).toStrictEqual({
      PATH: '/bin',
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:1/fake',
    });
    expect(await terminal.granted[0]?.(new AbortController().signal)).toMatchObject({
      accessKeyId: keys.accessKeyId,
      secretAccessKey: 'fake-secret',
    });
  });

  test.each([
    [{}, 'eu-west-1', 'eu-west-1'],
    [{ AWS_REGION: 'us-east-1' }, 'us-east-1', 'us-east-1'],
    [{ AWS_DEFAULT_REGION: 'us-east-1' }, 'us-east-1', 'us-east-1'],
    [{ AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-2' }, 'us-east-1', 'us-east-2'],
    [{ AWS_REGION: '', AWS_DEFAULT_REGION: '' }, 'eu-west-1', 'eu-west-1'],
  ])('the person’s %j wins over the region of a profile', async (env, region, defaultRegion) => {
    const terminal = fakeTerminal(withRegion, { env });
    await terminal.run('exec', '--profile', 'prod', '--', 'aws');
    expect(terminal.children[0]?.env).toMatchObject({ AWS_REGION: region, AWS_DEFAULT_REGION: defaultRegion });
  });

  test.each([
    [['--'], '-- COMMAND is missing. See: daypass exec --help'],
    [[], '-- COMMAND is missing. See: daypass exec --help'],
    [['aws', 's3'], '-- COMMAND is missing. Did you mean -- aws s3?'],
  ])('%j is a usage error', async (args, line) => {
    expect(await fakeTerminal().run('exec', ...SELECTORS, ...args)).toStrictEqual({
      code: 2,
      out: '',
      err: `daypass: ${line}\n`,
    });
  });
});

describe('console', () => {
  const consoleUrl = (_role: unknown, options: { destination?: string } = {}) =>
    Promise.resolve(`https://corp.awsapps.com/start/#/console${options.destination ?? ''}`);

  test('opens the link', async () => {
    const terminal = fakeTerminal({ consoleUrl });
    expect(await terminal.run('console', ...SELECTORS, '--destination', '/s3/home')).toStrictEqual({
      code: 0,
      out: 'Opened the console in your browser.\n',
      err: '',
    });
    expect(terminal.opened).toStrictEqual(['https://corp.awsapps.com/start/#/console/s3/home']);
  });

  test('--print opens nothing', async () => {
    const terminal = fakeTerminal({ consoleUrl });
    expect((await terminal.run('console', ...SELECTORS, '--print')).out).toBe(
      'https://corp.awsapps.com/start/#/console\n',
    );
    expect(terminal.opened).toStrictEqual([]);
  });
});

describe.each(KINDS)('%s', (_, { id }) => {
  const selectors = ['--session', id, '--account', '111122223333', '--role', 'Admin'];

  test('its keys are printed', async () => {
    const ran = await fakeTerminal().run('export', ...selectors, '--format', 'json');
    expect(JSON.parse(ran.out)).toMatchObject({ AccessKeyId: keys.accessKeyId });
  });

  test('its keys are given to a child', async () => {
    const terminal = fakeTerminal();
    expect(await terminal.run('exec', '--static', ...selectors, '--', 'aws')).toMatchObject({ code: 0 });
    expect(terminal.children[0]?.env).toMatchObject({ AWS_ACCESS_KEY_ID: keys.accessKeyId });
  });
});

test('AWS_PROFILE is no selector of credential-process, where it would lead back to itself', async () => {
  const { code, err } = await fakeTerminal({}, { env: { AWS_PROFILE: 'dev' } }).run('credential-process');
  expect([code, err]).toEqual([2, expect.stringContaining('No role was named')]);
});

describe('credential-process at an ended session', () => {
  const ended = (times: number) => {
    let left = times;
    return {
      issue: async () => {
        left -= 1;
        if (left >= 0) throw new DaypassError('signInNeeded', { session: 'corp' });
        return { ...keys, accountId: '111122223333' };
      },
    };
  };
  const run = (times: number, isThere: boolean, ...args: readonly string[]) => {
    const told: string[] = [];
    const terminal = fakeTerminal(ended(times), { askToSignIn: (session) => (told.push(session), isThere) });
    return terminal.run('credential-process', ...SELECTORS, ...args).then(({ code }) => ({ code, told }));
  };

  test('tells the person once, and goes on after the sign-in', async () => {
    expect(await run(2, true)).toEqual({ code: 0, told: ['corp'] });
  });

  test('fails at once where nobody is there, and where nothing is to be waited for', async () => {
    expect(await run(1, false)).toEqual({ code: 3, told: ['corp'] });
    expect(await run(1, true, '--no-wait')).toEqual({ code: 3, told: [] });
    expect(await run(1, true, '--wait', '0')).toEqual({ code: 3, told: [] });
  });

  test.each(['abc', '1.5', '99999'])('a limit of %s is no limit', async (seconds) => {
    expect((await run(0, true, '--wait', seconds)).code).toBe(2);
  });
});
