import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseConfig } from '../files/config-document.ts';
import { editDocument } from '../files/document-edit.ts';
import { tempFolder } from '../files/testing/temp-folder.ts';
import { bridgeLine, installedCommand, type BridgePlace } from './bridge-command.ts';
import { intactMarker } from './marker.ts';
import { planAddBridge } from './plan-bridge.ts';
import { awsFiles, knownRoles } from './testing/aws-files.ts';

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

[sso-session corp]
sso_start_url = https://d-fake.awsapps.com/start
sso_region = eu-west-1
`;
const LINUX: BridgePlace = { platform: 'linux', daypassPath: '/usr/local/bin/daypass' };

function plan(more: { profileName?: string; bridgeName?: string; command?: 'daypass' | 'aws' }, credentials = '') {
  const files = awsFiles(CONFIG, credentials);
  const edit = { edit: 'addBridge', profileName: 'corp-admin', bridgeName: 'amplify', command: 'daypass' } as const;
  const planned = planAddBridge({ ...edit, ...more }, files, knownRoles(files, {}, { bridgePlace: LINUX }));
  return { planned, text: editDocument(files.config, planned.config ?? []).bytes.toString() };
}

test('a bridge runs our command where it is installed, with the first profile’s Region and output', () => {
  const { planned, text } = plan({});
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

test('or the AWS CLI’s, for profiles of any kind, which must be found', () => {
  const { planned, text } = plan({ command: 'aws', profileName: 'by-role' });
  expect(text).toContain('\ncredential_process = aws configure export-credentials --profile by-role\n');
  expect(planned.warnings).toStrictEqual([{ code: 'commandMustBeFound', facts: { command: 'aws' } }]);
});

test.each([
  [{ profileName: 'nobody' }, 'profileUnknown'],
  [{ profileName: 'by-role' }, 'profileNotSso'],
  [{ profileName: 'nobody', command: 'aws' as const }, 'profileUnknown'],
  [{ bridgeName: 'by-role' }, 'profileExists'],
  [{ bridgeName: 'stored' }, 'profileExists'],
  [{ bridgeName: 'a b' }, 'nameInvalid'],
  [{ bridgeName: 'x]\ny = z' }, 'nameInvalid'],
])('%j: %s', (more, code) => {
  expect(() => plan(more, '[stored]\naws_access_key_id = AKIAFAKEFAKEFAKEFAKE\n')).toThrow(
    expect.objectContaining({ code }),
  );
});

describe('the command line', () => {
  const line = (daypassPath: string | undefined, platform: NodeJS.Platform = 'linux') =>
    bridgeLine('daypass', 'p', { platform, ...(daypassPath !== undefined && { daypassPath }) });

  test.each([
    ['/opt/daypass', 'linux', '/opt/daypass'],
    ['/opt/Day pass/daypass', 'linux', "'/opt/Day pass/daypass'"],
    ["/home/o'neil/$(x)/daypass", 'darwin', String.raw`'/home/o'\''neil/$(x)/daypass'`],
    [String.raw`C:\Tools\daypass.cmd`, 'win32', String.raw`C:\Tools\daypass.cmd`],
    [String.raw`C:\Program Files\Daypass\daypass.exe`, 'win32', String.raw`"C:\Program Files\Daypass\daypass.exe"`],
  ] as const)('%s on %s', (path, platform, word) => {
    expect(line(path, platform)).toStrictEqual({ value: `${word} credential-process --profile p` });
  });

  test.each([
    [undefined, 'linux'],
    ['/home/渡辺/daypass', 'linux'],
    ['/opt/a #1/daypass', 'linux'],
    [String.raw`C:\100%\daypass.exe`, 'win32'],
    [String.raw`C:\a & b\daypass.exe`, 'win32'],
  ] as const)('where %s on %s suits no quoting, the bare name', (path, platform) => {
    expect(line(path, platform)).toStrictEqual({
      value: 'daypass credential-process --profile p',
      mustBeFound: 'daypass',
    });
  });

  test('names that could be more than a name are refused', () => {
    const place: BridgePlace = { platform: 'linux' };
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('daypass' as const, 'aws' as const),
        (name, command) => {
          const isPlain = /^[A-Za-z0-9_.+@%:/][A-Za-z0-9_.+@%:/-]*$/.test(name) && name !== '__proto__';
          const make = () => bridgeLine(command, name, place).value;
          if (isPlain) expect(make().endsWith(` --profile ${name}`)).toBe(true);
          else expect(make).toThrow(expect.objectContaining({ code: 'nameInvalid' }));
        },
      ),
    );
    expect(() => bridgeLine('aws', '-x', place)).toThrow('nameInvalid');
    expect(() => bridgeLine('aws', '%PATH%', { platform: 'win32' })).toThrow('nameInvalid');
  });
});

test('the installed command is the first on the PATH that can be run', async () => {
  const folder = await tempFolder(onTestFinished);
  const [first, second] = [join(folder, 'a'), join(folder, 'b')];
  await Promise.all([mkdir(first), mkdir(second)]);
  await writeFile(join(first, 'daypass'), '');
  await writeFile(join(second, 'daypass'), '');
  await chmod(join(second, 'daypass'), 0o755);
  const find = (path: string) => installedCommand('daypass', { platform: 'linux', env: { PATH: path } });
  expect(await find(`:.:${first}:${second}`)).toBe(join(second, 'daypass'));
  expect(await find(first)).toBeUndefined();
});
