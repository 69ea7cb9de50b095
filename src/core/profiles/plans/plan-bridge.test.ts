import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseConfig } from '../../config/document/config-document.ts';
import { editDocument } from '../../config/edit/document-edit.ts';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import { bridgeLine, parseBridgeLine } from '../bridges/bridge-command.ts';
import { installedPrograms } from '../../disk/read/installed-programs.ts';
import { intactMarker } from '../read/managed-marker.ts';
import { planAddBridge } from './plan-bridge.ts';
import { awsFiles, knownRoles } from '../testing/aws-files.ts';

const CONFIG = `[profile corp-admin]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Admin
region = eu-west-1
output = json
s3 =
  max_queue_size = 1

[profile by-role]
role_arn = arn:aws:iam::111122223333:role/x
source_profile = corp-admin

[profile by-login]
login_session = arn:aws:iam::111122223333:user/x

[profile by-process]
credential_process = /usr/bin/true

[sso-session corp]
sso_start_url = https://d-fake.awsapps.com/start
sso_region = eu-west-1
`;

async function plan(
  more: { profileName?: string; bridgeName?: string; command?: 'daypass' | 'aws' },
  credentials = '',
) {
  const files = awsFiles(CONFIG, credentials);
  const edit = { edit: 'addBridge', profileName: 'corp-admin', bridgeName: 'amplify', command: 'daypass' } as const;
  const planned = await planAddBridge({ ...edit, ...more }, files, knownRoles(files, {}));
  return { planned, text: editDocument(files.config, planned.config ?? []).bytes.toString() };
}

test('a bridge runs our command where it is installed, with the first profile’s Region and output', async () => {
  const { planned, text } = await plan({});
  expect(text).toBe(`${CONFIG}
[profile amplify]
# Made by Daypass as a bridge for tools that do not know SSO
credential_process = /usr/local/bin/daypass credential-process --profile corp-admin
region = eu-west-1
output = json
`);
  expect(planned).toMatchObject({ added: ['amplify'], warnings: [] });
  const document = parseConfig(text);
  const section = document.sections.find(({ name }) => name === 'amplify');
  expect(section && intactMarker(document, section)).toStrictEqual({ madeFor: 'bridge' });
});

test.each(['by-role', 'by-login'])('%s, whose keys our command gets as well, is bridged by it', async (profileName) => {
  const { text } = await plan({ profileName });
  expect(text).toContain(`\ncredential_process = /usr/local/bin/daypass credential-process --profile ${profileName}\n`);
});

test('or the AWS CLI’s, for profiles of any kind', async () => {
  const { planned, text } = await plan({ command: 'aws', profileName: 'by-role' });
  expect(text).toContain('\ncredential_process = /usr/local/bin/aws configure export-credentials --profile by-role\n');
  expect(planned.warnings).toStrictEqual([]);
});

test.each([
  [{ profileName: 'nobody' }, 'profileUnknown'],
  [{ profileName: 'by-process' }, 'profileNotSso'],
  [{ profileName: 'nobody', command: 'aws' as const }, 'profileUnknown'],
  [{ bridgeName: 'by-role' }, 'profileExists'],
  [{ bridgeName: 'stored' }, 'profileExists'],
  [{ bridgeName: 'a b' }, 'nameInvalid'],
  [{ bridgeName: 'x]\ny = z' }, 'nameInvalid'],
])('%j: %s', async (more, code) => {
  await expect(plan(more, '[stored]\naws_access_key_id = AKIAFAKEFAKEFAKEFAKE\n')).rejects.toMatchObject({ code });
});

describe('the command line', () => {
  test.each(['daypass', 'aws'] as const)('of %s is read back', (command) => {
    const program = "/opt/node '/opt/it'\\''s here/daypass.mjs'";
    const line = bridgeLine(command, 'p', program, 'linux');
    expect(parseBridgeLine(line)).toStrictEqual({ command, program, profileName: 'p' });
    expect(parseBridgeLine(`${line} --debug`)).toBeUndefined();
    expect(parseBridgeLine('/opt/other --profile p')).toBeUndefined();
  });

  test('names that could be more than a name are refused', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('daypass' as const, 'aws' as const),
        (name, command) => {
          const isPlain = /^[A-Za-z0-9_.+@%:/][A-Za-z0-9_.+@%:/-]*$/.test(name) && name !== '__proto__';
          const make = () => bridgeLine(command, name, '/opt/daypass', 'linux');
          if (isPlain) expect(make().endsWith(` --profile ${name}`)).toBe(true);
          else expect(make).toThrow(expect.objectContaining({ code: 'nameInvalid' }));
        },
      ),
    );
    expect(() => bridgeLine('aws', '-x', 'aws', 'linux')).toThrow('nameInvalid');
    expect(() => bridgeLine('aws', '%PATH%', 'aws', 'win32')).toThrow('nameInvalid');
  });
});

test('installed programs are those on the PATH that can be run, in its order', async () => {
  const folder = await tempFolder(onTestFinished);
  const [first, second, third] = ['a', 'b', 'c'].map((name) => join(folder, name));
  for (const dir of [first, second, third]) await mkdir(dir ?? '');
  await writeFile(join(first ?? '', 'daypass'), '');
  for (const dir of [second, third]) await writeFile(join(dir ?? '', 'daypass'), '', { mode: 0o755 });
  const find = (path: string) => installedPrograms('daypass', { platform: 'linux', env: { PATH: path } });
  expect(await find(`:.:${first}:${third}:${second}`)).toStrictEqual([
    join(third ?? '', 'daypass'),
    join(second ?? '', 'daypass'),
  ]);
  expect(await find(first ?? '')).toStrictEqual([]);
});
