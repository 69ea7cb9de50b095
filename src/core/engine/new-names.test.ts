import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ConfigEdit } from '../../shared/domain/config-edits.ts';
import { testEngine, type TestEngine } from '../testing/test-engine.ts';

/** Whatever gives a name in the person's files or our own, none is given that a program takes for an option or a command. */

const CONFIG = `[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1

[profile base]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Admin

[profile old]
sso_start_url = https://old.awsapps.com/start
sso_region = eu-west-1
sso_account_id = 111122223333
sso_role_name = Admin
`;
const NAMES = ['--help', '-x', '-', 'a\u0007b', '\u001b[31mred', 'a\nb', 'a\u202eb'];
const role = { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' };
const startUrl = 'https://new.awsapps.com/start';

let home: TestEngine;
const configPath = () => join(home.homeDir, '.aws/config');

beforeEach(async () => {
  home = await testEngine({});
  await mkdir(join(home.homeDir, '.aws'), { recursive: true });
  await writeFile(configPath(), CONFIG);
});
afterEach(() => home[Symbol.asyncDispose]());

const EDITS: readonly ((name: string) => ConfigEdit)[] = [
  (name) => ({ edit: 'addSession', name, startUrl, region: 'eu-west-1' }),
  (newName) => ({ edit: 'changeSession', name: 'corp', newName }),
  (sessionName) => ({ edit: 'moveLegacy', startUrl: 'https://old.awsapps.com/start', sessionName }),
  (profileName) => ({ edit: 'addProfile', role, profileName }),
  (newName) => ({ edit: 'changeProfile', profileName: 'base', newName }),
  (profileName) => ({
    edit: 'addChainedProfile',
    profileName,
    sourceProfile: 'base',
    roleArn: 'arn:aws:iam::222233334444:role/Spoke',
  }),
  (bridgeName) => ({ edit: 'addBridge', profileName: 'base', bridgeName, command: 'aws' }),
  (profileName) => ({ edit: 'keepKeys', role, profileName }),
];

test.each(EDITS.map((edit) => [edit('').edit, edit] as const))('%s refuses such a name', async (_kind, edit) => {
  for (const name of NAMES) {
    await expect(home.engine.previewEdit(edit(name))).rejects.toMatchObject({ code: 'nameInvalid' });
  }
  expect(await readFile(configPath(), 'utf8')).toBe(CONFIG);
});

test('SAML accounts refuse such a name, added, renamed or imported', async () => {
  const url = 'https://id.example.test/app';
  await home.engine.saml.add({ name: 'partner', url });
  for (const name of NAMES) {
    await expect(home.engine.saml.add({ name, url })).rejects.toMatchObject({ code: 'nameInvalid' });
    await expect(home.engine.saml.rename('partner', name)).rejects.toMatchObject({ code: 'nameInvalid' });
  }
  await writeFile(
    join(home.homeDir, '.saml2aws'),
    `[--help]\nurl = ${url}\n[-x]\nurl = ${url}\n[good]\nurl = ${url}\n`,
  );
  const imported = await home.engine.saml.importSaml2aws();
  expect(imported.map(({ name, error }) => [name, error?.code])).toEqual([
    ['--help', 'nameInvalid'],
    ['-x', 'nameInvalid'],
    ['good', undefined],
  ]);
  expect((await home.engine.saml.list()).map(({ name }) => name)).toEqual(['partner', 'good']);
});
