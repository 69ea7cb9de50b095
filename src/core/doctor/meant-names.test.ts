import { describe, expect, test } from 'vitest';
import { findingsOf, mended } from './testing/patient.ts';

const SESSION = (name: string) =>
  `[sso-session ${name}]\nsso_start_url = https://d-fake.awsapps.com/start\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n`;
const PROFILE = 'sso_account_id = 111122223333\nsso_role_name = Admin\n';
const ROLE = 'role_arn = arn:aws:iam::111122223333:role/deploy\n';
const STAGING = `[profile staging]\nsso_session = crop # typed\n${PROFILE}`;

describe('a name that nothing bears', () => {
  test.each([
    ['sso_session', `${SESSION('corp')}[profile a]\nsso_session = crop\n${PROFILE}`, 'sessionMissing', 'corp'],
    [
      'source_profile',
      `${SESSION('corp')}[profile base]\nsso_session = corp\n${PROFILE}[profile a]\n${ROLE}source_profile = bsae\n`,
      'sourceProfileMissing',
      'base',
    ],
    [
      'services',
      '[services local]\ns3 =\n  endpoint_url = http://x\n[profile a]\nservices = locla\n',
      'servicesMissing',
      'local',
    ],
    ['credential_source', `[profile a]\n${ROLE}credential_source = Enviroment\n`, 'valueUnknown', 'Environment'],
  ])('%s is written as the only name that is near', (key, config, code, near) => {
    const finding = findingsOf({ config }).find((one) => one.code === code);
    expect(finding).toMatchObject({ fixable: true, facts: { near }, severity: 'error' });
    const after = mended({ config }, [finding?.id ?? '']).config.toString();
    expect(after).toContain(`\n${key} = ${near}\n`);
    expect(findingsOf({ config: after }).map((one) => one.code)).not.toContain(code);
  });

  test('a source in the credentials file counts, the profile itself does not', () => {
    const config = `[profile base]\n${ROLE}source_profile = baes\n`;
    expect(findingsOf({ config })).toMatchObject([{ code: 'sourceProfileMissing', fixable: false }]);
    const credentials = '[bass]\naws_access_key_id = AKIAFAKEFAKEFAKEFAKE\naws_secret_access_key = fake\n';
    expect(findingsOf({ config, credentials })).toMatchObject([{ fixable: true, meant: ['bass'] }]);
  });

  test('of several near names the person chooses one, the nearest first', () => {
    const config = `${SESSION('my-corps')}${SESSION('my-corp')}[profile a]\nsso_session = my-crop\n${PROFILE}`;
    const [finding] = findingsOf({ config });
    expect(finding).toMatchObject({
      fixable: false,
      meant: ['my-corp', 'my-corps'],
      facts: { near: 'my-corp, my-corps' },
    });
    const id = finding?.id ?? '';
    expect(mended({ config }, [id], 'my-corps').config.toString()).toContain('sso_session = my-corps\n');
    expect(() => mended({ config }, [id])).toThrow('findingGone');
    expect(() => mended({ config }, [id], 'other')).toThrow('usage');
  });

  test('a comment behind the name stays', () => {
    const config = `${SESSION('corp')}${STAGING}`;
    const after = mended({ config }).config.toString();
    expect(after).toContain('sso_session = corp\n');
    expect(after).toContain('# typed');
  });

  test.each([
    ['another name altogether', 'team', 'corp'],
    ['a name with another number', 'team-2', 'team-1'],
    ['half of a short name', 'ab', 'ac'],
  ])('%s is not guessed', (_what, typed, there) => {
    const config = `${SESSION(there)}[profile a]\nsso_session = ${typed}\n${PROFILE}`;
    const [finding] = findingsOf({ config });
    expect(finding).toMatchObject({ code: 'sessionMissing', fixable: false });
    expect(finding?.meant).toBeUndefined();
  });

  test('another case is the same name', () => {
    const config = `${SESSION('Corp')}[profile a]\nsso_session = CORP\n${PROFILE}`;
    expect(findingsOf({ config })[0]?.meant).toEqual(['Corp']);
  });

  test('no line is fixed in a file that is not UTF-8', () => {
    const text = `# caf\xe9\n${SESSION('corp')}[profile a]\nsso_session = crop\n${PROFILE}`;
    const finding = findingsOf({ config: Buffer.from(text, 'latin1') }).find(({ code }) => code === 'sessionMissing');
    expect(finding).toMatchObject({ fixable: false });
    expect(finding?.meant).toBeUndefined();
  });

  test('AWS_PROFILE is told the profile it may stand for', () => {
    const [finding] = findingsOf({ config: '[profile staging]\n', evidence: { env: { AWS_PROFILE: 'stagign' } } });
    expect(finding).toMatchObject({ code: 'environmentProfileMissing', fixable: false, facts: { near: 'staging' } });
  });
});

test('a finding names the profile or session whose section its line is in', () => {
  const config = '[sso-session corp]\nsso_region = eu-west-1\n[profile a]\nregion = "eu-west-1"\n';
  const owners = findingsOf({ config }).map(({ code, profileName, sessionName }) => [code, profileName, sessionName]);
  expect(owners).toEqual([
    ['sessionIncomplete', undefined, 'corp'],
    ['quotedValue', 'a', undefined],
  ]);
});

test('variables that send calls elsewhere are one finding', () => {
  const env = { AWS_ENDPOINT_URL_SSO: 'http://127.0.0.1:1', AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1' };
  expect(findingsOf({ evidence: { env } })).toMatchObject([
    {
      code: 'environmentEndpoint',
      facts: { variable: 'AWS_ENDPOINT_URL_SSO', also: 'AWS_ENDPOINT_URL_STS', host: '127.0.0.1:1' },
    },
  ]);
});
