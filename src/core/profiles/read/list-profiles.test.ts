import { expect, test } from 'vitest';
import { listProfiles } from './list-profiles.ts';
import { awsFiles } from '../testing/aws-files.ts';

const KEYS = 'aws_access_key_id = AKIAFAKEFAKEFAKEFAKE\naws_secret_access_key = fake\n';
const CONFIG = `[sso-session corp]
sso_start_url = https://d-fake.awsapps.com/start
sso_region = eu-west-1

[default]
region = eu-west-1
[profile dev]
# Made by Daypass for Admin in 111122223333
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Admin
[profile old]
sso_start_url = https://d-fake.awsapps.com/start
sso_region = eu-west-1
[profile chained]
role_arn = arn:aws:iam::444455556666:role/Deploy
source_profile = dev
[profile instance]
role_arn = arn:aws:iam::444455556666:role/Deploy
credential_source = Ec2InstanceMetadata
[profile web]
role_arn = arn:aws:iam::444455556666:role/Deploy
web_identity_token_file = /token
[profile run]
credential_process = get-keys
[profile login]
login_session = arn:aws:iam::111122223333:user/ann
[profile inline]
${KEYS}[profile region-only]
region = us-east-1
[services s3]
`;
const CREDENTIALS = `[default]\n${KEYS}[dev]\n${KEYS}[ci]\n${KEYS}region = us-west-2\n[hop]\nrole_arn = a\nsource_profile = ci\n`;

test('every profile of both files, by what gives it its keys', () => {
  const profiles = listProfiles(awsFiles(CONFIG, CREDENTIALS));
  expect(profiles.map(({ profileName, kind, shadowed }) => [profileName, kind, shadowed])).toEqual([
    ['default', 'static', false],
    ['dev', 'sso', true],
    ['old', 'legacySso', false],
    ['chained', 'chained', false],
    ['instance', 'chained', false],
    ['web', 'other', false],
    ['run', 'process', false],
    ['login', 'login', false],
    ['inline', 'static', false],
    ['region-only', 'other', false],
    ['ci', 'static', false],
    ['hop', 'chained', false],
  ]);
});

test('a role comes with what it is, where it stands, and whose it is', () => {
  const profiles = new Map(
    listProfiles(awsFiles(CONFIG, CREDENTIALS)).map((profile) => [profile.profileName, profile]),
  );
  expect(profiles.get('dev')).toEqual({
    profileName: 'dev',
    kind: 'sso',
    filePath: '/home/ann/.aws/config',
    lineNumber: 7,
    madeByDaypass: true,
    role: { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' },
    signIn: { session: 'corp', accountId: '111122223333', roleName: 'Admin' },
    shadowed: true,
  });
  expect(profiles.get('old')).not.toHaveProperty('role');
  expect(profiles.get('chained')).toMatchObject({ sourceProfile: 'dev', madeByDaypass: false });
  expect(profiles.get('ci')).toMatchObject({
    filePath: '/home/ann/.aws/credentials',
    lineNumber: 7,
    region: 'us-west-2',
  });
});

test('a profile that comes twice is listed once', () => {
  const twice = listProfiles(
    awsFiles('[default]\nregion = a\n[profile default]\nregion = b\n[profile x]\n[profile x]\n'),
  );
  expect(twice.map(({ profileName, region }) => [profileName, region])).toEqual([
    ['default', 'b'],
    ['x', undefined],
  ]);
});
