import { describe, expect, test } from 'vitest';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { Secret } from '../../secret.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import { environmentOf, writeFailure, writeOut, writeProfileSwitch, writeProfileVariable } from './write-out.ts';

const keys: RoleCredentials = {
  accountId: '111122223333',
  accessKeyId: 'ASIAFAKEFAKEFAKEFAKE',
  secretAccessKey: new Secret('fake/secret+key=='),
  sessionToken: new Secret("fake'session"),
  expiresAtMillis: Date.UTC(2026, 10, 20, 21, 0, 0, 999),
};
const plain: RoleCredentials = { ...keys, sessionToken: new Secret('fake-session') };

const UNSET =
  'unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_SECURITY_TOKEN AWS_ACCOUNT_ID AWS_ROLE_ARN AWS_ROLE_SESSION_NAME ' +
  'AWS_WEB_IDENTITY_TOKEN_FILE AWS_CONTAINER_CREDENTIALS_FULL_URI AWS_CONTAINER_CREDENTIALS_RELATIVE_URI ' +
  'AWS_CONTAINER_AUTHORIZATION_TOKEN AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE;';
/** The names in UNSET, each written by the given function. */
const eachCleared = (write: (name: string) => string): string[] => UNSET.slice(6, -1).split(' ').map(write);
const fishClears = (names: string): string =>
  `begin; set -l name; for name in ${names}; set -eg $name; set -q $name; and echo "daypass: a universal variable may win over the keys: set -eU $name" >&2; end; end; true;`;

describe('writeOut', () => {
  test('bash and zsh clear what would win over keys, then export each variable', () => {
    const expected = [
      UNSET,
      "export AWS_ACCESS_KEY_ID='ASIAFAKEFAKEFAKEFAKE'",
      "export AWS_SECRET_ACCESS_KEY='fake/secret+key=='",
      String.raw`export AWS_SESSION_TOKEN='fake'\''session'`,
      "export AWS_CREDENTIAL_EXPIRATION='2026-11-20T21:00:00Z'",
      "export AWS_REGION='eu-west-1'",
      "export AWS_DEFAULT_REGION='eu-west-1'",
      '',
    ].join('\n');
    expect(writeOut(keys, 'bash', { region: 'eu-west-1' })).toBe(expected);
    expect(writeOut(keys, 'zsh', { region: 'eu-west-1' })).toBe(expected);
  });

  test('fish sets global exported variables', () => {
    expect(writeOut(keys, 'fish')).toBe(
      [
        fishClears(UNSET.slice(6, -1)),
        "set -gx AWS_ACCESS_KEY_ID 'ASIAFAKEFAKEFAKEFAKE';",
        "set -gx AWS_SECRET_ACCESS_KEY 'fake/secret+key==';",
        String.raw`set -gx AWS_SESSION_TOKEN 'fake\'session';`,
        "set -gx AWS_CREDENTIAL_EXPIRATION '2026-11-20T21:00:00Z';",
        '',
      ].join('\n'),
    );
  });

  test('PowerShell doubles quotes, and takes the newline it is given', () => {
    expect(writeOut(keys, 'powershell', { newline: '\r\n' })).toBe(
      [
        ...eachCleared((name) => `$env:${name} = $null`),
        "$env:AWS_ACCESS_KEY_ID = 'ASIAFAKEFAKEFAKEFAKE'",
        "$env:AWS_SECRET_ACCESS_KEY = 'fake/secret+key=='",
        "$env:AWS_SESSION_TOKEN = 'fake''session'",
        "$env:AWS_CREDENTIAL_EXPIRATION = '2026-11-20T21:00:00Z'",
        '',
      ].join('\r\n'),
    );
    const typographic = { ...keys, sessionToken: new Secret('a\u2019b') };
    expect(writeOut(typographic, 'powershell')).toContain("'a\u2019\u2019b'");
  });

  test('cmd sets within quotes', () => {
    expect(writeOut(plain, 'cmd')).toBe(
      [
        ...eachCleared((name) => `set "${name}="`),
        'set "AWS_ACCESS_KEY_ID=ASIAFAKEFAKEFAKEFAKE"',
        'set "AWS_SECRET_ACCESS_KEY=fake/secret+key=="',
        'set "AWS_SESSION_TOKEN=fake-session"',
        'set "AWS_CREDENTIAL_EXPIRATION=2026-11-20T21:00:00Z"',
        '',
      ].join('\n'),
    );
  });

  test('dotenv leaves safe values bare', () => {
    expect(writeOut(plain, 'dotenv')).toBe(
      [
        'AWS_ACCESS_KEY_ID=ASIAFAKEFAKEFAKEFAKE',
        'AWS_SECRET_ACCESS_KEY=fake/secret+key==',
        'AWS_SESSION_TOKEN=fake-session',
        'AWS_CREDENTIAL_EXPIRATION=2026-11-20T21:00:00Z',
        '',
      ].join('\n'),
    );
  });

  test('json is the credential_process form, with Version as a number', () => {
    expect(JSON.parse(writeOut(keys, 'json', { region: 'eu-west-1' }))).toStrictEqual({
      Version: 1,
      AccessKeyId: 'ASIAFAKEFAKEFAKEFAKE',
      SecretAccessKey: 'fake/secret+key==',
      SessionToken: "fake'session",
      Expiration: '2026-11-20T21:00:00Z',
      AccountId: '111122223333',
    });
  });

  test('ini is a section of the credentials file', () => {
    expect(writeOut(plain, 'ini', { profileName: 'corp-admin' })).toBe(
      [
        '[corp-admin]',
        'aws_access_key_id = ASIAFAKEFAKEFAKEFAKE',
        'aws_secret_access_key = fake/secret+key==',
        'aws_session_token = fake-session',
        '',
      ].join('\n'),
    );
  });

  test('plain is one named field a line, without the region', () => {
    expect(writeOut(plain, 'plain', { region: 'eu-west-1' })).toBe(
      [
        'Access key ID: ASIAFAKEFAKEFAKEFAKE',
        'Secret access key: fake/secret+key==',
        'Session token: fake-session',
        'Expires: 2026-11-20T21:00:00Z',
        '',
      ].join('\n'),
    );
  });

  test('ini refuses a section name that could end its line', () => {
    expect(() => writeOut(plain, 'ini', { profileName: 'a]\n[b' })).toThrow(
      new DaypassError('nameInvalid', { profileName: 'a]\n[b' }),
    );
  });

  test.each([
    ['cmd', 'a"b'],
    ['cmd', 'a%PATH%b'],
    ['cmd', 'a!b'],
    ['cmd', 'a\nb'],
    ['dotenv', "a'b"],
    ['dotenv', 'a\nb'],
    ['ini', 'a\nb'],
    ['ini', 'a #b'],
    ['ini', '"a"'],
    ['plain', 'a\nb'],
    ['bash', 'a\0b'],
    ['fish', 'a\0b'],
    ['powershell', 'a\0b'],
  ] as const)('%s refuses what it cannot carry: %j', (format, value) => {
    let thrown: unknown;
    try {
      writeOut({ ...keys, sessionToken: new Secret(value) }, format);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: 'usage', facts: { problem: 'valueUnsafe', value: format } });
  });
});

describe('writeFailure', () => {
  const KEYS = [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_SECURITY_TOKEN',
    'AWS_CREDENTIAL_EXPIRATION',
  ];

  test.each([
    ['bash', [`unset ${KEYS.join(' ')};`, '(exit 3)', '']],
    ['zsh', [`unset ${KEYS.join(' ')};`, '(exit 3)', '']],
    ['fish', [fishClears(KEYS.join(' ')), 'false;', '']],
    ['powershell', [...KEYS.map((name) => `$env:${name} = $null`), "throw 'daypass export: exit code 3'", '']],
    ['cmd', [...KEYS.map((name) => `set "${name}="`), 'cmd /d /c exit 3', '']],
  ] as const)('in %s clears the keys and fails', (format, lines) => {
    expect(writeFailure(format, 3)).toBe(lines.join('\n'));
    expect(writeFailure(format, 3, { newline: '\r\n' })).toBe(lines.join('\r\n'));
  });

  test.each(['dotenv', 'json', 'ini', 'plain'] as const)('%s is for no shell: nothing', (format) => {
    expect(writeFailure(format, 3)).toBe('');
  });
});

test('environmentOf names what the AWS clients read', () => {
  expect(environmentOf(keys)).toStrictEqual({
    AWS_ACCESS_KEY_ID: 'ASIAFAKEFAKEFAKEFAKE',
    AWS_SECRET_ACCESS_KEY: 'fake/secret+key==',
    AWS_SESSION_TOKEN: "fake'session",
    AWS_CREDENTIAL_EXPIRATION: '2026-11-20T21:00:00Z',
  });
});

describe('writeProfileVariable', () => {
  /** What the AWS CLI prefers to AWS_PROFILE. */
  const WINNING =
    'AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_SECURITY_TOKEN AWS_CREDENTIAL_EXPIRATION AWS_WEB_IDENTITY_TOKEN_FILE'.split(
      ' ',
    );

  test.each([
    ['bash', String.raw`unset ${WINNING.join(' ')}; export AWS_PROFILE='o'\''neil'`],
    ['zsh', String.raw`unset ${WINNING.join(' ')}; export AWS_PROFILE='o'\''neil'`],
    ['fish', String.raw`${fishClears(WINNING.join(' '))} set -gx AWS_PROFILE 'o\'neil';`],
    ['powershell', `${WINNING.map((name) => `$env:${name} = $null; `).join('')}$env:AWS_PROFILE = 'o''neil'`],
    ['cmd', `${WINNING.map((name) => `set "${name}=" & `).join('')}set "AWS_PROFILE=o'neil"`],
    ['json', "o'neil"],
    ['ini', "o'neil"],
    ['plain', "o'neil"],
  ] as const)('in %s', (format, expected) => {
    expect(writeProfileVariable("o'neil", format)).toBe(expected);
  });

  test('a .env file takes a plain name bare', () => {
    expect(writeProfileVariable('corp-admin', 'dotenv')).toBe('AWS_PROFILE=corp-admin');
  });

  test.each([
    ['cmd', '50%'],
    ['dotenv', "o'neil"],
    ['plain', 'a\nb'],
  ] as const)('%s refuses a name it cannot carry: %j', (format, profileName) => {
    expect(() => writeProfileVariable(profileName, format)).toThrow(
      new DaypassError('usage', { problem: 'valueUnsafe', value: format }),
    );
  });
});

describe('writeProfileSwitch', () => {
  test.each([
    ['bash', "export DAYPASS_PREVIOUS_PROFILE='old'", 'unset AWS_PROFILE;'],
    ['zsh', "export DAYPASS_PREVIOUS_PROFILE='old'", 'unset AWS_PROFILE;'],
    ['fish', "set -gx DAYPASS_PREVIOUS_PROFILE 'old';", fishClears('AWS_PROFILE')],
    ['powershell', "$env:DAYPASS_PREVIOUS_PROFILE = 'old'", '$env:AWS_PROFILE = $null'],
  ] as const)('in %s remembers the previous profile, and sets the next one or none', (format, remember, clear) => {
    expect(writeProfileSwitch('dev', 'old', format)).toBe(`${remember}\n${writeProfileVariable('dev', format)}\n`);
    expect(writeProfileSwitch(undefined, 'old', format)).toBe(`${remember}\n${clear}\n`);
  });
});
