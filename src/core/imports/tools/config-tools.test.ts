import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import { machineAt, setupOf, writeFiles } from '../testing/tool-home.ts';

const URL = 'https://d-fake.awsapps.com/start';
const SSO = `sso_start_url = ${URL}\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = Admin\n`;
const GRANTED = SSO.replaceAll('sso_', 'granted_sso_');
const codes = (left: readonly { readonly code: string; readonly facts: object }[]) =>
  left.map(({ code, facts }) => [code, ...Object.values(facts)]);

test('granted: profiles that run it become profiles of a session', async () => {
  const home = await tempFolder(onTestFinished);
  const config = `[profile prod]\n${GRANTED}credential_process = granted credential-process --profile prod\ngranted_color = turquoise\n[profile mine]\n${SSO}`;
  const setup = await setupOf('granted', machineAt(home, config));
  expect(setup.portals).toEqual([{ startUrl: URL, region: 'eu-west-1', name: '' }]);
  expect(setup.profiles).toMatchObject([
    { profileName: 'prod', role: { startUrl: URL, accountId: '111122223333', roleName: 'Admin' }, ifThere: 'change' },
  ]);
  expect(setup.profiles[0]?.removedKeys).toContain('credential_process');
  expect(setup.accounts).toEqual([{ startUrl: URL, accountId: '111122223333', colour: 'blue' }]);
});

test('granted: its browser comes along, its commands and registries stay', async () => {
  const home = await tempFolder(onTestFinished);
  await writeFiles(home, {
    '.granted/config': `DefaultBrowser = "FIREFOX"
[SSO.corp]
StartURL = "https://corp.awsapps.com/start"
SSORegion = "us-east-1"
[AWSConsoleBrowserLaunchTemplate]
Command = "/usr/bin/firefox {{.URL}}"
[ProfileRegistry]
[[ProfileRegistry.Registries]]
name = "acme"
url = "https://fake-token@git.example.test/acme/profiles.git"
`,
  });
  const setup = await setupOf('granted', machineAt(home));
  expect(setup.portals).toEqual([{ startUrl: 'https://corp.awsapps.com/start', region: 'us-east-1', name: 'corp' }]);
  expect(setup.browserRules).toEqual([{ match: { pattern: '*' }, browserId: 'firefox' }]);
  expect(codes(setup.leftOut)).toEqual([
    ['commandStays', 'AWSConsoleBrowserLaunchTemplate'],
    ['registryStays', 'https://git.example.test/acme/profiles.git'],
  ]);
});

test.each([
  ['a browser that is not here', 'DefaultBrowser = "BRAVE"', [['browserUnknown', 'BRAVE']]],
  ['links that are only printed', 'DefaultBrowser = "STDOUT"', []],
  ['a file that is no TOML', '= = =', [['fileUnreadable', expect.stringContaining('config')]]],
])('granted: %s', async (_what, text, left) => {
  const home = await tempFolder(onTestFinished);
  await writeFiles(home, { '.granted/config': text });
  const setup = await setupOf('granted', machineAt(home));
  expect(setup.browserRules).toEqual([]);
  expect(codes(setup.leftOut)).toEqual(left);
});

test('granted: XDG_CONFIG_HOME counts where ~/.granted is missing', async () => {
  const home = await tempFolder(onTestFinished);
  await writeFiles(home, { 'xdg/granted/config': 'DefaultBrowser = "CHROME"' });
  const setup = await setupOf('granted', machineAt(home, '', { XDG_CONFIG_HOME: `${home}/xdg` }));
  expect(setup.browserRules).toEqual([{ match: { pattern: '*' }, browserId: 'chrome' }]);
});

const AWS_SSO = `SSOConfig:
  Default:
    SSORegion: eu-west-1
    StartUrl: ${URL}
    DefaultRegion: us-west-2
    Accounts:
      012345678901:
        Name: Payments
        Tags: { Color: pink }
        Roles:
          Admin:
            Profile: pay-admin
      111122223333:
        Roles:
          Deploy:
            Profile: deploy
            Via: arn:aws:iam::012345678901:role/Admin
Browser: /usr/bin/firefox
ProfileFormat: '{{ .AccountAlias }}'
AutoConfigCheck: True
`;

test('aws-sso: portals, account names and colours, profiles and chained roles', async () => {
  const home = await tempFolder(onTestFinished);
  await writeFiles(home, { '.aws-sso/config.yaml': AWS_SSO });
  const config =
    '# BEGIN_AWS_SSO_CLI\n[profile 111122223333:ReadOnly]\ncredential_process = /usr/local/bin/aws-sso -u open -S "Default" process --arn arn:aws:iam::111122223333:role/ReadOnly\n# END_AWS_SSO_CLI\n';
  const setup = await setupOf('aws-sso', machineAt(home, config));
  expect(setup.portals).toEqual([{ startUrl: URL, region: 'eu-west-1', name: 'Default' }]);
  expect(setup.accounts).toEqual([{ startUrl: URL, accountId: '012345678901', label: 'Payments', colour: 'purple' }]);
  expect(setup.profiles.map(({ profileName, role, entries }) => [profileName, role?.roleName, ...entries])).toEqual([
    ['111122223333:ReadOnly', 'ReadOnly'],
    ['pay-admin', 'Admin', ['region', 'us-west-2']],
    [
      'deploy',
      undefined,
      ['role_arn', 'arn:aws:iam::111122223333:role/Deploy'],
      ['source_profile', 'pay-admin'],
      ['region', 'us-west-2'],
    ],
  ]);
  expect(setup.browserRules).toEqual([{ match: { pattern: '*' }, browserId: 'firefox' }]);
  expect(codes(setup.leftOut)).toEqual([
    ['settingStays', 'ProfileFormat'],
    ['toolRewrites', 'AutoConfigCheck'],
  ]);
});

test.each([
  ['aliases', 'a: &a [x]\nb: *a\n'],
  ['a bomb of aliases', `a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n`],
  ['no YAML', 'SSOConfig: [\n'],
])('aws-sso: a file with %s is left out', async (_what, text) => {
  const home = await tempFolder(onTestFinished);
  await writeFiles(home, { '.config/aws-sso/config.yaml': text });
  const setup = await setupOf('aws-sso', machineAt(home));
  expect(setup.leftOut.map(({ code }) => code)).toEqual(['fileUnreadable']);
});

test('aws-sso-util: start URLs of profiles become one portal', async () => {
  const config = `[profile a]\n${SSO}credential_process = aws-sso-util credential-process --profile a\nsso_auto_populated = true\n[profile b]\nsso_auto_populated = true\n`;
  const setup = await setupOf('aws-sso-util', machineAt('/nonexistent', config));
  expect(setup.portals).toHaveLength(1);
  expect(setup.profiles.map(({ profileName }) => profileName)).toEqual(['a']);
  expect(codes(setup.leftOut)).toEqual([['unusable', 'b', 'incomplete']]);
});

test('aws-vault: profiles of a session no longer need it, included settings are written out, its keys stay', async () => {
  const config = `[profile base]\nregion = eu-west-1\nmfa_serial = arn:aws:iam::111122223333:mfa/me
[profile sso]\n${SSO}
[profile sdk]\ncredential_process = /usr/bin/aws-vault exec --duration 1h --json sso
[profile deploy]\ninclude_profile = base\nrole_arn = arn:aws:iam::111122223333:role/Deploy\nsource_profile = sso
[profile keys]\ncredential_process = aws-vault exec keys --json --no-session
`;
  const setup = await setupOf('aws-vault', machineAt('/nonexistent', config));
  expect(setup.profiles.map(({ profileName, role, entries }) => [profileName, role?.accountId, entries])).toEqual([
    ['sdk', '111122223333', []],
    [
      'deploy',
      undefined,
      [
        ['role_arn', 'arn:aws:iam::111122223333:role/Deploy'],
        ['source_profile', 'sso'],
        ['mfa_serial', 'arn:aws:iam::111122223333:mfa/me'],
        ['region', 'eu-west-1'],
      ],
    ],
  ]);
  expect(codes(setup.leftOut)).toEqual([['keysStay', 'keys']]);
});

test('aws-vault: profiles that include each other end', async () => {
  const config = '[profile a]\ninclude_profile = b\n[profile b]\ninclude_profile = a\nregion = eu-west-1\n';
  const setup = await setupOf('aws-vault', machineAt('/nonexistent', config));
  expect(setup.profiles.map(({ entries }) => entries)).toEqual([[['region', 'eu-west-1']], [['region', 'eu-west-1']]]);
});

test('saml2aws: its accounts become SAML applications', async () => {
  const home = await tempFolder(onTestFinished);
  await writeFiles(home, { '.saml2aws': '[partner]\nurl = https://id.example.test/app\npassword = fake\n' });
  const setup = await setupOf('saml2aws', machineAt(home));
  expect(setup.samlAccounts).toEqual([{ name: 'partner', url: 'https://id.example.test/app' }]);
});

test('nothing is found in an empty home', async () => {
  const home = await tempFolder(onTestFinished);
  for (const tool of ['leapp', 'granted', 'aws-sso', 'aws-vault', 'saml2aws', 'aws-sso-util'] as const)
    expect(await setupOf(tool, machineAt(home))).toMatchObject({ readFrom: [] });
});
