import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseConfig } from '../../src/core/config/document/config-document.ts';
import { tempFolder } from '../../src/core/disk/testing/temp-folder.ts';
import {
  intactMarker,
  isMadeByDaypass,
  markerComment,
  type Marker,
} from '../../src/core/profiles/read/managed-marker.ts';
import { aws, isAwsLeftOut } from '../support/aws-cli.ts';
import { inJavascriptSdk } from '../support/javascript-sdk.ts';

/** The marker of docs/adr/0002-marker.md against the clients themselves: what they read, and what their own edits leave. */
const ROLE: Marker = { madeFor: 'role', accountId: '111122223333', roleName: 'Admin=1' };
const MARKED = `[profile before]
region = eu-west-1

[profile ours]
# ${markerComment(ROLE)}
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Admin=1

[profile after]
region = eu-west-3
`;

async function homeWith(config: string) {
  const home = await tempFolder(onTestFinished);
  const configPath = join(home, '.aws', 'config');
  await mkdir(join(home, '.aws'));
  await writeFile(configPath, config);
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, LC_ALL: 'C.UTF-8' };
  const read = async () => {
    const document = parseConfig(await readFile(configPath));
    const section = document.sections.find(({ name }) => name === 'ours');
    if (section === undefined) throw new Error('the section is gone');
    return { isMade: isMadeByDaypass(document, section), marker: intactMarker(document, section) };
  };
  return { env, configPath, read };
}

test('the SDK for JavaScript reads the profiles as if there were no marker', async () => {
  const { env } = await homeWith(MARKED);
  const loaded = await inJavascriptSdk('loadSharedConfigFiles', '@smithy/core/config', 'loadSharedConfigFiles()', env);
  expect(loaded).toMatchObject({
    configFile: {
      before: { region: 'eu-west-1' },
      ours: { sso_session: 'corp', sso_account_id: '111122223333', sso_role_name: 'Admin=1' },
      after: { region: 'eu-west-3' },
    },
  });
  expect(JSON.stringify(loaded)).not.toContain('Daypass');
});

describe.skipIf(isAwsLeftOut)('the AWS CLI', () => {
  test('reads the profiles as if there were no marker', async () => {
    const { env } = await homeWith(MARKED);
    expect(await aws(['configure', 'list-profiles'], env)).toBe('before\nours\nafter\n');
    expect(await aws(['configure', 'get', 'sso_role_name', '--profile', 'ours'], env)).toBe('Admin=1\n');
  });

  test('keeps the marker through its own edits, here and in the sections around', async () => {
    const { env, configPath, read } = await homeWith(MARKED);
    const edits = [
      ['region', 'ap-northeast-1', 'ours'],
      ['cli_pager', 'less', 'ours'],
      ['s3.max_concurrent_requests', '20', 'ours'],
      ['s3.max_queue_size', '30', 'ours'],
      ['region', 'eu-west-2', 'ours'],
      ['output', 'json', 'before'],
      ['output', 'json', 'after'],
      ['output', 'json', 'new'],
    ];
    for (const [key = '', value = '', profile = ''] of edits) {
      await aws(['configure', 'set', key, value, '--profile', profile], env);
    }
    expect(await read()).toStrictEqual({ isMade: true, marker: ROLE });
    const sections = parseConfig(await readFile(configPath)).sections.map(({ name }) => name);
    expect(sections).toStrictEqual(['before', 'ours', 'after', 'new']);
    expect(await aws(['configure', 'get', 'region', '--profile', 'ours'], env)).toBe('eu-west-2\n');
  });

  test('makes the profile its person’s own by giving it another role', async () => {
    const { env, read } = await homeWith(MARKED);
    await aws(['configure', 'set', 'sso_role_name', 'ReadOnly', '--profile', 'ours'], env);
    expect(await read()).toStrictEqual({ isMade: true, marker: undefined });
  });
});
