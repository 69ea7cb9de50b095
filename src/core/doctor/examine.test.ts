import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Evidence } from './evidence.ts';
import { findingsOf, type Patient } from './testing/patient.ts';

const HEALTHY = [
  '# 会社のアカウント。触らないこと',
  '[default]',
  'region = ap-northeast-1',
  'output = json',
  'cli_pager =',
  '',
  '[sso-session corp]',
  'sso_start_url = https://d-fake.awsapps.com/start',
  'sso_region = eu-west-1',
  'sso_registration_scopes = sso:account:access',
  '',
  '# daypass: made',
  '[profile corp-prod-Admin]',
  'sso_session = corp',
  'sso_account_id = 111122223333',
  'sso_role_name = Admin',
  'region = us-gov-west-1',
  's3 =',
  '  max_concurrent_requests = 20',
  '  addressing_style = path',
  '',
  '[profile token-only]',
  'sso_session = corp',
  '',
  '[profile chained]',
  'role_arn = arn:aws:iam::111122223333:role/deploy',
  'source_profile = corp-prod-Admin',
  'duration_seconds = 3600',
  '',
  '[profile ec2]',
  'role_arn = arn:aws:iam::111122223333:role/deploy',
  'credential_source = Ec2InstanceMetadata',
  '',
  '[profile minio]',
  'endpoint_url = http://localhost:9000',
  'region = anywhere',
  '',
  '[services local]',
  'dynamodb =',
  '  endpoint_url = http://localhost:8000',
  '',
  '[preview]',
  'cloudfront = true',
  '[plugins]',
  'endpoint = awscli_plugin_endpoint',
  'cli_legacy_plugin_path = /usr/lib/x # where',
  '',
].join('\n');

const GRANTED = [
  '[profile prod/Admin]',
  'granted_sso_start_url      = https://d-fake.awsapps.com/start/',
  'granted_sso_region         = eu-west-1',
  'granted_sso_account_id     = 111122223333',
  'granted_sso_role_name      = Admin',
  'common_fate_generated_from = aws-sso',
  'credential_process         = granted credential-process --profile prod/Admin',
  '',
].join('\n');

const AWS_SSO_CLI = [
  '# BEGIN_AWS_SSO_CLI',
  '',
  '[profile 111122223333:Admin]',
  'credential_process = /usr/bin/aws-sso -L error -S "Default" process --arn arn:aws:iam::111122223333:role/Admin',
  '',
  '# END_AWS_SSO_CLI',
  '',
].join('\r\n');

const LEAPP_CREDENTIALS = [
  '[default]',
  'aws_access_key_id=ASIAFAKEFAKEFAKEFAKE',
  'aws_secret_access_key=fake/secret+key=',
  'aws_session_token=FAKE//////////token==',
  'region=eu-west-1',
  '',
].join('\n');

describe('a healthy file', () => {
  test.each([
    ['with Japanese comments, nested settings, chains and sections of other tools', HEALTHY],
    ['of Granted', GRANTED],
    ['of aws-sso-cli, with Windows line ends', AWS_SSO_CLI],
    ['that is empty', ''],
    ['of comments alone', '# nothing yet\n\n; nor here'],
  ])('%s has no findings', (_what, config) => {
    expect(findingsOf({ config })).toEqual([]);
  });

  test('of credentials has no findings', () => {
    expect(findingsOf({ config: '[default]\nregion = eu-west-1\n', credentials: LEAPP_CREDENTIALS })).toEqual([]);
  });
});

/** Codes with their lines and the clients that are hurt. */
const told = (patient: Patient) =>
  findingsOf(patient).map(({ code, lineNumber, clients }) => [code, lineNumber, clients.join(' ')]);
const ALL = 'botocore javascript go';

describe('the form of the config file', () => {
  test.each<
    [config: string | Buffer, ...found: (readonly [code: string, line: number | undefined, clients: string])[]]
  >([
    ['\ufeff[default]\nregion = eu-west-1\n', ['byteOrderMark', 1, 'botocore go']],
    [Buffer.from('[default]\n# caf\xe9\n', 'latin1'), ['notUtf8', 2, 'botocore']],
    ['[default]\na = 1\rb = 2\n', ['loneCarriageReturn', 2, 'javascript go']],
    ['region = eu-west-1\n[default]\n', ['lineBeforeFirstSection', 1, 'botocore']],
    ['[default]\noops\n', ['lineWithoutDelimiter', 2, 'botocore']],
    ['[default]\n= x\n', ['emptyKey', 2, 'botocore']],
    ['[profile a]\n[profile a]\n', ['duplicateSection', 2, 'botocore']],
    ['[profile a]\nk = 1\nk = 2\n', ['duplicateKey', 3, 'botocore']],
    ['[profile "a"]\nregion = eu-west-1\n', ['headerQuoted', 1, 'go']],
    ['[profile  a]\nregion = eu-west-1\n', ['headerSpaced', 1, 'javascript']],
    ['[ profile a ]\nregion = eu-west-1\n', ['headerSpaced', 1, 'botocore javascript']],
    ['[profile a]#c\nregion = eu-west-1\n', ['headerTrailingText', 1, 'javascript']],
    ['[profile a b]\nregion = eu-west-1\n', ['nameNotPortable', 1, 'botocore javascript']],
    ['[profile プロ]\nregion = eu-west-1\n', ['nameNotPortable', 1, 'javascript']],
    ['[dev]\nregion = eu-west-1\n', ['headerWithoutPrefix', 1, ALL]],
    ['[default]\nk = v\n  [profile a]\nregion = eu-west-1\n', ['headerIndented', 3, 'botocore']],
    ['[default]\nregion: eu-west-1\n', ['colonDelimiter', 2, 'javascript']],
    ['[default]\nregion = eu-west-1 # c\n', ['inlineComment', 2, 'botocore']],
    ['[default]\nregion = "eu-west-1"\n', ['quotedValue', 2, 'botocore javascript']],
    ['[default]\nREGION = eu-west-1\n', ['keyUpperCase', 2, 'javascript']],
    ['[default]\nregion = eu-west-1\n  output = json\n', ['indentedKey', 3, 'botocore']],
    ['[default]\nca_bundle = a\n  b\n', ['readDifferently', 2, 'javascript']],
    ['[DEFAULT]\nregion = eu-west-1\n', ['defaultSectionUpperCase', 1, 'botocore go']],
    ['[default]\nk = 1\n[profile default]\nk = 2\n', ['defaultTwice', 3, ALL]],
    ['[profile a]\nk = 1\n[profile "a"]\nk = 2\n', ['headerQuoted', 3, 'go'], ['duplicateSpelling', 3, 'botocore go']],
  ])('%j', (config, ...found) => {
    expect(told({ config })).toEqual(found);
  });

  test('characters beyond ASCII matter on Windows alone', () => {
    const config = '# 会社\n[default]\n';
    expect(told({ config, evidence: { platform: 'win32' } })).toEqual([['notAscii', undefined, 'botocore']]);
    expect(told({ config })).toEqual([]);
  });

  test('in the credentials file a header has no prefix', () => {
    expect(told({ credentials: '[profile a]\naws_access_key_id = AKIAFAKEFAKEFAKEFAKE\n' })).toEqual([
      ['headerPrefixInCredentials', 1, ALL],
    ]);
  });

  test('a secret is not told with its line', () => {
    const [finding] = findingsOf({ credentials: '[a]\naws_secret_access_key = "fake-secret"\n' });
    expect(finding?.lineText).toBe('aws_secret_access_key = ••••••••');
    expect(JSON.stringify(finding)).not.toContain('fake-secret');
  });

  test('an id stays while its line does, wherever that stands', () => {
    const idIn = (config: string) => findingsOf({ config }).map(({ id }) => id);
    const issue = '[default]\nregion = "eu-west-1"\n';
    expect(idIn(`# new\n[profile a]\noutput = json\n${issue}`)).toEqual(idIn(issue));
    expect(new Set(idIn(`${issue}[profile b]\nregion = "eu-west-1"\n`)).size).toBe(2);
  });
});

const SESSION =
  '[sso-session corp]\nsso_start_url = https://d-fake.awsapps.com/start\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n';
const PROFILE = 'sso_account_id = 111122223333\nsso_role_name = Admin\n';
const LEGACY = `sso_region = eu-west-1\n${PROFILE}`;

describe('SSO settings', () => {
  test.each([
    [
      '[sso-session corp]\nsso_region = eu-west-1\n',
      'sessionIncomplete',
      { session: 'corp', missing: 'sso_start_url' },
    ],
    [`[profile a]\nsso_session = gone\n${PROFILE}`, 'sessionMissing', { profile: 'a', session: 'gone' }],
    [
      `${SESSION}[profile a]\nsso_session = corp\n${PROFILE}sso_region = us-east-1\n`,
      'sessionContradicted',
      { key: 'sso_region', inProfile: 'us-east-1', inSession: 'eu-west-1' },
    ],
    [
      `${SESSION}[profile a]\nsso_session = corp\n${PROFILE}sso_region = eu-west-1\n`,
      'sessionRedundant',
      { key: 'sso_region' },
    ],
    [
      `${SESSION}[profile a]\nsso_session = corp\nsso_role_name = Admin\n`,
      'profileIncomplete',
      { missing: 'sso_account_id' },
    ],
    ['[default]\nregion = eu-west-1a\n', 'regionMalformed', { near: 'eu-west-1' }],
    ['[default]\nregion = Frankfurt\n', 'regionMalformed', { value: 'Frankfurt' }],
    ['[default]\nregion = eu-wset-1\n', 'regionUnknown', { near: 'eu-west-1' }],
    ['[default]\nregion = eu-west-9\n', 'regionUnknown', { value: 'eu-west-9' }],
    [SESSION.replace(/sso_registration.*\n/, ''), 'scopesMissing', { session: 'corp' }],
    [SESSION.replace('https://', 'http://'), 'startUrlInvalid', { session: 'corp' }],
    [
      `${SESSION}[profile a]\nsso_session = corp\nsso_role_name = Admin\nsso_account_id = 11122223333\n`,
      'accountIdInvalid',
      { value: '11122223333' },
    ],
    [
      '[profile a]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = b\n',
      'sourceProfileMissing',
      { source: 'b' },
    ],
    [
      '[profile a]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = a\n',
      'sourceProfileLoop',
      { chain: 'a → a' },
    ],
    ['[profile a]\nrole_arn = arn:aws:iam::111122223333:role/x\n', 'profileIncomplete', { missing: 'source_profile' }],
  ])('%j: %s', (config, code, facts) => {
    expect(findingsOf({ config })).toMatchObject([{ code, facts }]);
  });

  test('each spelling of a start URL has a token file of its own', () => {
    const config = ['/start', '/start#/', '/start']
      .map((end, index) => `[profile p${index}]\nsso_start_url = https://d-fake.awsapps.com${end}\n${LEGACY}`)
      .join('');
    expect(findingsOf({ config })).toMatchObject([
      {
        code: 'startUrlForms',
        facts: { profile: 'p1', also: 'https://d-fake.awsapps.com/start#/', value: 'https://d-fake.awsapps.com/start' },
      },
      { code: 'legacyProfile', severity: 'note', facts: { profiles: 3 } },
    ]);
  });

  test('static keys of the same name', () => {
    const config = `${SESSION}[profile a]\nsso_session = corp\n${PROFILE}`;
    const credentials = '[a]\naws_access_key_id = AKIAFAKEFAKEFAKEFAKE\naws_secret_access_key = fake\n';
    expect(told({ config, credentials })).toEqual([['staticKeysShadow', 6, 'javascript go']]);
  });

  test('a profile with static keys may name itself as its source', () => {
    const config = '[profile a]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = a\n';
    expect(told({ config, credentials: '[a]\naws_access_key_id = AKIAFAKEFAKEFAKEFAKE\n' })).toEqual([]);
  });

  test('a program that is not there', () => {
    const config = '[profile a]\ncredential_process = "/opt/no such/tool" --x\n';
    const evidence = { missingPrograms: new Set(['/opt/no such/tool']) };
    expect(findingsOf({ config, evidence })).toMatchObject([
      { code: 'credentialProcessMissing', facts: { value: '/opt/no such/tool' } },
    ]);
  });
});

describe('the environment', () => {
  test.each<[env: Evidence['env'], ...codes: string[]]>([
    [{ AWS_ACCESS_KEY_ID: 'AKIAFAKEFAKEFAKEFAKE' }, 'environmentKeys'],
    [{ AWS_PROFILE: 'gone' }, 'environmentProfileMissing'],
    [{ AWS_PROFILE: 'a' }],
    [{ AWS_PROFILE: 'default' }],
    [{ AWS_PROFILE: 'a', AWS_DEFAULT_PROFILE: 'default' }, 'environmentProfilesDiffer'],
    [{ AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'us-east-1' }, 'environmentRegion'],
    [{ AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-1' }],
    [{ AWS_ENDPOINT_URL_S3: 'http://localhost:9000/x?y' }, 'environmentEndpoint'],
    [{ AWS_ENDPOINT_URL: 'http://localhost', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }],
    [{ NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 'environmentTlsUnverified'],
    [{ NODE_TLS_REJECT_UNAUTHORIZED: '1' }],
    [{ AWS_CONFIG_FILE: '/etc/aws/config' }, 'environmentFileElsewhere'],
    [{ WSL_DISTRO_NAME: 'Debian' }],
  ])('%j', (env, ...codes) => {
    expect(findingsOf({ config: '[profile a]\n', evidence: { env } }).map(({ code }) => code)).toEqual(codes);
  });

  test('no key is told', () => {
    const env = { AWS_ACCESS_KEY_ID: 'AKIAFAKEFAKEFAKEFAKE', AWS_SECRET_ACCESS_KEY: 'fake-secret' };
    expect(JSON.stringify(findingsOf({ evidence: { env } }))).not.toMatch(/AKIA|fake-secret/);
  });

  test.each([
    ['C:\\Users\\ann', 'D:\\home', 1],
    ['/c/Users/ann', 'C:\\Users\\Ann\\', 0],
  ])('on Windows HOME %s beside USERPROFILE %s', (HOME, USERPROFILE, count) => {
    expect(findingsOf({ evidence: { platform: 'win32', env: { HOME, USERPROFILE } } })).toHaveLength(count);
  });

  test('the clock, and what many profiles cost', () => {
    const config = Array.from({ length: 5_000 }, (_, index) => `[profile p${index}]\nregion = eu-west-1\n`).join('');
    expect(findingsOf({ config, evidence: { clockAheadMillis: -6 * 60_000 } })).toMatchObject([
      { code: 'clockSkewed', severity: 'error', facts: { minutes: -6 } },
      { code: 'fileLarge', severity: 'note', facts: { profiles: 5_000, addedMillis: 329 } },
    ]);
  });
});

const sha1 = (key: string) => createHash('sha1').update(key).digest('hex');
const CORP_TOKEN = `${sha1('corp')}.json`;

describe('the token cache', () => {
  const cached = (name: string, content: string): Partial<Evidence> => ({
    cache: [{ path: `/home/ann/.aws/sso/cache/${name}`, name, isAnothers: false, bytes: Buffer.from(content) }],
  });
  const token = (more: object) =>
    JSON.stringify({ accessToken: 'fake', expiresAt: '2026-11-20T13:00:00Z', region: 'eu-west-1', ...more });
  const old = (more: object) =>
    token({ startUrl: 'https://d-fake.awsapps.com/start', expiresAt: '2026-01-01T00:00:00Z', ...more });

  test.each([
    [CORP_TOKEN, token({}), []],
    [CORP_TOKEN, '{"accessToken": "fa', [['tokenFileTorn', ALL]]],
    [CORP_TOKEN, `\ufeff${token({})}`, [['tokenFileTorn', ALL]]],
    [CORP_TOKEN, '', [['tokenFileTorn', ALL]]],
    [CORP_TOKEN, token({ refreshToken: null }), [['tokenFileOddForm', 'go']]],
    [CORP_TOKEN, token({ expiresAt: '2026-11-20T13:00:00UTC' }), [['tokenFileOddForm', 'javascript go']]],
    [CORP_TOKEN, token({ expiresAt: '2026-11-20T13:00:00' }), [['tokenFileOddForm', 'botocore go']]],
    [CORP_TOKEN, token({ refreshToken: 'r', clientId: 'c', clientSecret: 's' }), [['tokenFileOddForm', 'botocore']]],
    [CORP_TOKEN, token({ expiresAt: '2026-11-20T11:00:00.123Z' }), [['tokenFileExpired', '']]],
    [`${sha1('gone')}.json`, old({}), [['tokenFileStale', '']]],
    [
      `${sha1('gone')}.json`,
      old({ refreshToken: 'r', clientId: 'c', registrationExpiresAt: '2026-01-01T00:00:00Z' }),
      [['tokenFileStale', '']],
    ],
    [`${sha1('gone')}.json`, old({ refreshToken: 'r' }), []],
    [`${sha1('gone')}.json`, old({ authMethod: 'social' }), []],
    ['kiro-auth-token.json', old({}), []],
    ['kiro-auth-token.json', '{"torn', []],
    ['botocore-client-id-eu-west-1.json', '{', [['registrationFileTorn', 'botocore']]],
    ['notes.json', '12', [['strayFile', 'botocore']]],
    ['notes.json', '"text"', []],
    ['notes.json', token({ accessToken: 5 }), [['strayFile', 'botocore']]],
  ])('%s %s', (name, content, codes) => {
    const found = findingsOf({ config: SESSION, evidence: cached(name, content) });
    expect(found.map(({ code, clients }) => [code, clients.join(' ')])).toEqual(codes);
    expect(JSON.stringify(found)).not.toContain('fake"');
  });

  test('a torn registration of a session is told from its name', () => {
    // As the AWS CLI names it: the SHA-1 of Python's json.dumps of what it is for.
    const key =
      '{"region": "eu-west-1", "scopes": ["sso:account:access"], "session_name": "corp", "startUrl": "https://d-fake.awsapps.com/start", "tool": "botocore"}';
    const found = findingsOf({ config: SESSION, evidence: cached(`${sha1(key)}.json`, '{"clientId"') });
    expect(found).toMatchObject([{ code: 'registrationFileTorn', facts: { session: 'corp' }, fixable: true }]);
  });

  test('stray and leftover files are told whose they are', () => {
    const writerOf = (name: string, content: string) =>
      findingsOf({ config: SESSION, evidence: cached(name, content) }).map(({ facts }) => facts['writer']);
    expect(writerOf('kiro-auth-token.json', token({ accessToken: 5 }))).toEqual(['kiro']);
    expect(writerOf(`${sha1('gone')}.json`, old({}))).toEqual(['awsToken']);
    expect(writerOf('notes.json', '12')).toEqual([undefined]);
  });

  test('another user’s file is told and not read', () => {
    const cache = [{ path: '/c/x.json', name: 'x.json', isAnothers: true }];
    expect(findingsOf({ evidence: { cache } })).toMatchObject([{ code: 'tokenFileForeignOwner', fixable: false }]);
  });
});

test.each([
  ['config', 0o644, true, []],
  ['config', 0o664, true, []],
  ['config', 0o664, false, ['write']],
  ['config', 0o666, true, ['write']],
  ['token', 0o600, true, []],
  ['token', 0o644, true, ['read']],
  ['token', 0o640, false, ['read']],
  ['folder', 0o755, true, []],
  ['folder', 0o777, true, ['write']],
] as const)('a %s of mode %o', (what, mode, isOwnGroup, risks) => {
  const modes = [{ path: '/home/ann/.aws/x', what, mode, isOwnGroup }];
  expect(findingsOf({ evidence: { modes } }).map(({ facts }) => facts['risk'])).toEqual(risks);
});
