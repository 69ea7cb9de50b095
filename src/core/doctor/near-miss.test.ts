import { describe, expect, test } from 'vitest';
import type { AwsClient } from '../../shared/domain/findings.ts';
import { evidenceOf, findingsOf, mended, NOW } from './testing/patient.ts';

const SESSION =
  '[sso-session corp]\nsso_start_url = https://d-fake.awsapps.com/start\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n';
const SSO = 'sso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n';
const ARN = 'role_arn = arn:aws:iam::111122223333:role/x\n';
const ALL: readonly AwsClient[] = ['botocore', 'javascript', 'go'];

const of = (code: string, config: string, credentials?: string) =>
  findingsOf({ config, ...(credentials !== undefined && { credentials }) }).filter((finding) => finding.code === code);

describe('names that are nearly right', () => {
  test.each([
    ['sso_sesion', 'sso_session'],
    ['regoin', 'region'],
    ['sso_accountid', 'sso_account_id'],
    ['sso-region', 'sso_region'],
    ['soruce_profile', 'source_profile'],
    ['credential_proccess', 'credential_process'],
    ['rolearn', 'role_arn'],
  ])('the setting %s is found and written %s', (key, near) => {
    const config = `[profile a]\n${key} = v\n`;
    expect(of('keyUnknown', config)).toMatchObject([
      { clients: ALL, lineNumber: 2, facts: { key, near }, fixable: true },
    ]);
    const [finding] = of('keyUnknown', config);
    expect(mended({ config }, [finding?.id ?? '']).config.toString()).toBe(`[profile a]\n${near} = v\n`);
  });

  test.each([
    'granted_sso_start_url',
    'color',
    'mfa_process',
    'x_principal_arn',
    'include_profile',
    'azure_tenant_id',
    'cli_alias_file',
    'saml_url',
  ])('the setting %s is left to the tool it belongs to', (key) => {
    expect(of('keyUnknown', `[profile a]\n${key} = v\n`)).toEqual([]);
  });

  test('beside the right setting nothing is renamed', () => {
    expect(of('keyUnknown', '[default]\nregion = eu-west-1\nregoin = us-east-1\n')).toMatchObject([{ fixable: false }]);
  });

  test.each([
    ['[Profile b]', 'profile b'],
    ['[SSO-Session x]', 'sso-session x'],
    ['[sso_session x]', 'sso-session x'],
    ['[porfile b]', 'profile b'],
    ['[ssosession x]', 'sso-session x'],
  ])('the header %s is found and written [%s]', (header, near) => {
    const config = `${header}\nsso_region = eu-west-1\n`;
    expect(of('headerPrefixUnknown', config)).toMatchObject([
      { clients: ALL, lineNumber: 1, facts: { near }, fixable: true },
    ]);
    expect(mended({ config }).config.toString()).toContain(`[${near}]\nsso_region = eu-west-1\n`);
  });

  test('a header that would then come twice is left to the person, one of another program is left alone', () => {
    const twice = '[profile b]\nregion = eu-west-1\n[Profile b]\nregion = eu-west-1\n';
    expect(of('headerPrefixUnknown', twice)).toMatchObject([{ fixable: false }]);
    expect(of('headerPrefixUnknown', '[plugins x]\ncolor = red\n[profile-group x]\nregion = eu-west-1\n')).toEqual([]);
  });

  test('a session in the credentials file', () => {
    const [finding, ...more] = findingsOf({ credentials: '[sso-session x]\nsso_region = eu-west-1\n' });
    expect(finding).toMatchObject({ code: 'sessionInCredentials', clients: ALL, lineNumber: 1 });
    expect(more).toEqual([]);
  });
});

describe('values that are nearly right', () => {
  test.each([
    ['output', 'Json', 'json', ['botocore']],
    ['output', 'jsno', 'json', ['botocore']],
    ['retry_mode', 'standart', 'standard', ALL],
    ['credential_source', 'environment', 'Environment', ALL],
    ['use_fips_endpoint', 'ture', 'true', ['javascript', 'go']],
    ['sts_regional_endpoints', 'regionel', 'regional', ['botocore']],
  ] as const)('%s = %s is found and written %s', (key, value, near, clients) => {
    const config = `[default]\n${key} = ${value}\n`;
    expect(of('valueUnknown', config)).toMatchObject([{ clients, facts: { key, value, near } }]);
    expect(mended({ config }).config.toString()).toBe(`[default]\n${key} = ${near}\n`);
  });

  test.each(['max_attempts', 'duration_seconds', 'metadata_service_timeout'])('%s takes a number', (key) => {
    expect(of('valueUnknown', `[default]\n${key} = many\n`)).toMatchObject([{ facts: { key, allowed: 'number' } }]);
    expect(of('valueUnknown', `[default]\n${key} = 3\n`)).toEqual([]);
  });

  test.each(['output = yaml-stream', 'retry_mode = Standard', 'use_fips_endpoint = True', 'output = "json"'])(
    '%s is one that tools take, or a finding of its own',
    (line) => expect(of('valueUnknown', `[default]\n${line}\n`)).toEqual([]),
  );

  test('the name that a permission set’s role has in IAM', () => {
    const long = 'AWSReservedSSO_Power_User_0123456789abcdef';
    const config = `${SESSION}[profile a]\n${SSO.replace('Admin', long)}`;
    expect(of('roleNameReserved', config)).toMatchObject([{ facts: { value: long, near: 'Power_User' } }]);
    expect(mended({ config }).config.toString()).toContain('sso_role_name = Power_User\n');
  });
});

describe('profiles that say two things', () => {
  test('a sign-in beside a program is read differently', () => {
    const config = `${SESSION}[profile a]\n${SSO}credential_process = /bin/true\n`;
    expect(of('signInAndProcess', config)).toMatchObject([{ clients: ['javascript'], facts: { profile: 'a' } }]);
  });

  test('two sources are refused', () => {
    const config = `[profile b]\nregion = eu-west-1\n[profile a]\n${ARN}source_profile = b\ncredential_source = Environment\n`;
    expect(of('sourceTwice', config)).toMatchObject([{ severity: 'error', clients: ALL, lineNumber: 6 }]);
  });

  test('more than an hour on a chain is refused, on keys of a user it is not', () => {
    const chained = (source: string, seconds: number) =>
      `${SESSION}[profile b]\n${source}[profile a]\n${ARN}source_profile = b\nduration_seconds = ${seconds}\n`;
    expect(of('durationTooLong', chained(SSO, 7200))).toMatchObject([{ facts: { profile: 'a', value: '7200' } }]);
    expect(of('durationTooLong', chained(SSO, 3600))).toEqual([]);
    expect(of('durationTooLong', chained('aws_access_key_id = AKIAFAKE\n', 7200))).toEqual([]);
  });
});

describe('what has ended or is not there', () => {
  const found = (env: Record<string, string>, missing: readonly string[] = []) =>
    findingsOf({ config: '[default]\n', evidence: { env, missingAuthorities: new Set(missing) } });
  const past = new Date(NOW - 60_000).toISOString();

  test('keys in the environment', () => {
    const keys = { AWS_ACCESS_KEY_ID: 'ASIAFAKE', AWS_CREDENTIAL_EXPIRATION: past };
    expect(found(keys).map(({ code }) => code)).toContain('environmentKeysExpired');
    const live = { ...keys, AWS_CREDENTIAL_EXPIRATION: new Date(NOW + 60_000).toISOString() };
    expect(found(live).map(({ code }) => code)).not.toContain('environmentKeysExpired');
  });

  test.each(['x_security_token_expires', 'aws_expiration', 'expiration'])('keys of other tools, by %s', (key) => {
    const credentials = (ends: string) =>
      `[saml]\naws_access_key_id = ASIAFAKE\naws_secret_access_key = fake\naws_session_token = fake\n${key} = ${ends}\n`;
    expect(of('keysExpired', '', credentials('2026-11-19T10:00:00+01:00'))).toMatchObject([
      { facts: { profile: 'saml', ended: '2026-11-19T09:00:00Z' }, lineNumber: 5 },
    ]);
    expect(of('keysExpired', '', credentials('2027-01-01T10:00:00Z'))).toEqual([]);
  });

  test.each(['AWS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'])('the file of %s', (variable) => {
    const env = { [variable]: '/no/such.pem' };
    const codes = (missing: readonly string[]) => found(env, missing).map(({ code }) => code);
    expect(codes(['/no/such.pem'])).toContain('environmentAuthoritiesMissing');
    expect(codes([])).not.toContain('environmentAuthoritiesMissing');
    expect(evidenceOf({}).missingAuthorities.size).toBe(0);
  });
});

test.each([
  ['/home/ann/.aws/config', 'immutable', 'warning'],
  ['/home/ann/.aws/config', 'readOnlyFileSystem', 'note'],
  ['/home/ann/.aws/sso/cache', 'denied', 'warning'],
] as const)('%s that can’t be written (%s) is a %s', (path, reason, severity) => {
  const found = findingsOf({ config: '', evidence: { unwritable: [{ path, reason }] } });
  expect(found).toMatchObject([{ code: 'notWritable', severity, filePath: path, facts: { reason } }]);
});

test.each([
  ['little-endian with a mark', Buffer.from('\ufeff[default]\r\nregion = eu-west-1\r\n', 'utf16le')],
  ['little-endian without', Buffer.from('[default]\r\nregion = eu-west-1\r\n', 'utf16le')],
  ['big-endian with a mark', Buffer.from('\ufeff[default]\r\nregion = eu-west-1\r\n', 'utf16le').swap16()],
])('a file in UTF-16 (%s) is one finding', (_what, config) => {
  expect(findingsOf({ config }).map(({ code }) => code)).toEqual(['fileUtf16']);
});
