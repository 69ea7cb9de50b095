import { describe, expect, test } from 'vitest';
import { profileChain, type ProfileValues } from './profile-chain.ts';

const ADMIN = 'arn:aws:iam::222233334444:role/team/Admin';
const AUDIT = 'arn:aws:iam::555566667777:role/Audit';
const KEYS = { aws_access_key_id: 'AKIAFAKEFAKEFAKEFAKE', aws_secret_access_key: 'fake-secret' };

type Profiles = Readonly<Record<string, Readonly<Record<string, string>>>>;

function chainOf(profiles: Profiles, profileName = 'a', sources: readonly string[] = []) {
  const values = new Map<string, ProfileValues>(
    Object.entries(profiles).map(([name, settings]) => [name, new Map(Object.entries(settings))]),
  );
  return profileChain(values, profileName, (name) => sources.includes(name));
}

const fromKeys = (more: Readonly<Record<string, string>>) => ({
  a: { role_arn: ADMIN, source_profile: 'user', ...more },
  user: KEYS,
});

describe('the chain of a profile', () => {
  test('is none for a profile without role_arn, or that is not there', () => {
    expect(chainOf({ a: KEYS })).toBeUndefined();
    expect(chainOf({})).toBeUndefined();
  });

  test('holds what the profile sets, and no more', () => {
    const plain = { profileName: 'a', roleArn: ADMIN, accountId: '222233334444', roleName: 'Admin' };
    expect(chainOf(fromKeys({}))?.links).toStrictEqual([{ ...plain, sessionName: 'daypass' }]);
    const settings = {
      role_session_name: 'me@work',
      duration_seconds: '7200',
      external_id: 'partner-7',
      mfa_serial: 'arn:aws:iam::111122223333:mfa/me',
    };
    expect(chainOf(fromKeys(settings))?.links).toStrictEqual([
      {
        ...plain,
        sessionName: 'me@work',
        seconds: 7200,
        externalId: 'partner-7',
        mfaSerial: 'arn:aws:iam::111122223333:mfa/me',
      },
    ]);
  });

  test('goes to the Region of the profile that was asked for, whatever the others say', () => {
    const later = { role_arn: AUDIT, source_profile: 'a', region: 'eu-west-1' };
    const chain = chainOf({ ...fromKeys({ region: 'us-east-1' }), b: later }, 'b');
    expect(chain).toMatchObject({ region: 'eu-west-1', links: [{ profileName: 'a' }, { profileName: 'b' }] });
    expect(chainOf(fromKeys({}))).not.toHaveProperty('region');
  });

  test('begins with the keys of the profile it names, session token and all', () => {
    const base = (settings: Readonly<Record<string, string>>) => {
      const found = chainOf({ ...fromKeys({}), user: settings })?.base;
      if (found?.from !== 'keys') throw new Error('It begins with keys.');
      const { accessKeyId, secretAccessKey, ...more } = found.keys;
      return [accessKeyId, secretAccessKey.reveal(), ...Object.entries(more).map(([, token]) => token.reveal())];
    };
    expect(base(KEYS)).toEqual(['AKIAFAKEFAKEFAKEFAKE', 'fake-secret']);
    const token = { aws_session_token: 'fake-token' };
    expect(base({ ...KEYS, ...token })).toEqual(['AKIAFAKEFAKEFAKEFAKE', 'fake-secret', 'fake-token']);
  });

  test('begins with its own keys if the profile names itself, also below another one', () => {
    const a = { ...KEYS, role_arn: ADMIN, source_profile: 'a' };
    expect(chainOf({ a })).toMatchObject({ base: { from: 'keys' }, links: [{ profileName: 'a' }] });
    const b = { role_arn: AUDIT, source_profile: 'a' };
    expect(chainOf({ a, b }, 'b')).toMatchObject({
      base: { from: 'keys' },
      links: [{ profileName: 'a' }, { profileName: 'b' }],
    });
  });

  test('begins with the environment, or with a role of another source', () => {
    const a = { role_arn: ADMIN, credential_source: 'Environment' };
    expect(chainOf({ a })?.base).toEqual({ from: 'environment' });
    const base = { from: 'source', profileName: 'sso' };
    expect(chainOf({ a: { role_arn: ADMIN, source_profile: 'sso' }, sso: {} }, 'a', ['sso'])?.base).toEqual(base);
  });

  test('assumes the role of a profile that has keys as well', () => {
    const profiles = {
      a: { role_arn: ADMIN, source_profile: 'b' },
      b: { ...KEYS, role_arn: AUDIT, source_profile: 'user' },
      user: KEYS,
    };
    expect(chainOf(profiles)?.links.map(({ profileName }) => profileName)).toEqual(['b', 'a']);
  });
});

describe('an hour at most', () => {
  const lasting = (seconds: string) => ({ role_arn: ADMIN, source_profile: 'base', duration_seconds: seconds });

  test("is allowed to a role that is assumed with keys of another source's role", () => {
    expect(chainOf({ a: lasting('3600') }, 'a', ['base'])?.links[0].seconds).toBe(3600);
    expect(() => chainOf({ a: lasting('3601') }, 'a', ['base'])).toThrow(
      expect.objectContaining({ code: 'durationTooLong', facts: { profile: 'a' } }),
    );
  });

  test('is allowed to the later roles of a chain; keys of a user may get more for the first', () => {
    const base = { role_arn: AUDIT, source_profile: 'user', duration_seconds: '43200' };
    expect(chainOf({ a: lasting('3600'), base, user: KEYS })?.links.map(({ seconds }) => seconds)).toEqual([
      43_200, 3600,
    ]);
    expect(() => chainOf({ a: lasting('3601'), base, user: KEYS })).toThrow(
      expect.objectContaining({ code: 'durationTooLong', facts: { profile: 'a' } }),
    );
  });
});

const LONG = 'x'.repeat(300);

test.each<[string, Profiles, string, Readonly<Record<string, string>>]>([
  [
    'a loop',
    { a: { role_arn: ADMIN, source_profile: 'b' }, b: { role_arn: AUDIT, source_profile: 'a' } },
    'sourceProfileLoop',
    { profile: 'a' },
  ],
  ['itself without keys', { a: { role_arn: ADMIN, source_profile: 'a' } }, 'sourceProfileLoop', { profile: 'a' }],
  [
    'a profile that is not there',
    { a: { role_arn: ADMIN, source_profile: LONG } },
    'profileUnknown',
    { profile: LONG.slice(0, 200) },
  ],
  [
    'a profile without keys',
    { a: { role_arn: ADMIN, source_profile: 'b' }, b: { region: 'eu-west-1' } },
    'assumedRoleInvalid',
    { profile: 'b', problem: 'noKeys' },
  ],
  [
    'an access key without its secret',
    { ...fromKeys({}), user: { aws_access_key_id: KEYS.aws_access_key_id } },
    'assumedRoleInvalid',
    { profile: 'user', problem: 'noKeys' },
  ],
  [
    'a secret without its access key',
    { ...fromKeys({}), user: { aws_secret_access_key: KEYS.aws_secret_access_key } },
    'assumedRoleInvalid',
    { profile: 'user', problem: 'noKeys' },
  ],
  ['no source', { a: { role_arn: ADMIN } }, 'assumedRoleInvalid', { profile: 'a', problem: 'noSource' }],
  [
    'two sources',
    fromKeys({ credential_source: 'Environment' }),
    'assumedRoleInvalid',
    { profile: 'a', problem: 'twoSources' },
  ],
  [
    'a source of machines in AWS',
    { a: { role_arn: ADMIN, credential_source: 'Ec2InstanceMetadata' } },
    'assumedRoleInvalid',
    { profile: 'a', problem: 'otherSource' },
  ],
  ['no ARN', fromKeys({ role_arn: LONG }), 'roleArnInvalid', { roleArn: LONG.slice(0, 200) }],
  [
    'a session name that STS refuses',
    fromKeys({ role_session_name: 'me and you' }),
    'assumedRoleInvalid',
    { profile: 'a', problem: 'sessionName' },
  ],
  ...['1h', '-3600', '1234567', '3600.5'].map((duration): [string, Profiles, string, Record<string, string>] => [
    `${duration} for seconds`,
    fromKeys({ duration_seconds: duration }),
    'assumedRoleInvalid',
    { profile: 'a', problem: 'duration' },
  ]),
])('a profile with %s has no chain, and the error says which part', (_what, profiles, code, facts) => {
  expect(() => chainOf(profiles)).toThrow(expect.objectContaining({ code, facts }));
});
