import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { changesNothing } from '../../../shared/imports/import-plan.ts';
import { writeFiles } from '../../imports/testing/tool-home.ts';
import { testEngine } from '../../testing/test-engine.ts';

const URL = 'https://d-fake.awsapps.com/start';
const GRANTED = `granted_sso_start_url = ${URL}\ngranted_sso_region = eu-west-1\ngranted_sso_account_id = 111122223333\ngranted_sso_role_name = Admin\n`;
/** With the line ends of Windows and bytes that are no UTF-8: an undo must bring the very bytes back. */
const CONFIG = Buffer.concat([
  Buffer.from('# mine \r\n[default]\r\nregion=eu-west-1\r\n\r\n[profile prod]\r\n'),
  Buffer.from([0x23, 0x20, 0xe9, 0x0d, 0x0a]),
  Buffer.from(
    `${GRANTED}granted_color = red\ncredential_process = granted credential-process --profile prod\n`.replaceAll(
      '\n',
      '\r\n',
    ),
  ),
]);

async function engineWith(files: Readonly<Record<string, string>>, config: Buffer | string = '') {
  const made = await testEngine({});
  onTestFinished(() => made[Symbol.asyncDispose]());
  await writeFiles(made.homeDir, files);
  await mkdir(join(made.homeDir, '.aws'), { recursive: true });
  const configPath = join(made.homeDir, '.aws', 'config');
  if (config.length > 0) await writeFile(configPath, config);
  const own = (name: string) => readFile(join(made.homeDir, '.local', 'share', 'daypass', name)).catch(() => null);
  return { ...made, configPath, own };
}

test('profiles of granted become profiles of a session, and an undo brings every byte back', async () => {
  const { engine, configPath, own, settings } = await engineWith({ '.granted/config': '' }, CONFIG);
  await engine.reload();
  const before = await own('preferences.json');
  expect((await engine.imports.findOtherTools()).map(({ tool }) => tool)).toEqual(['granted']);

  const plan = await engine.imports.planImport('granted');
  expect(plan).toMatchObject({ sessions: ['d-fake'], edit: { added: ['d-fake'], changed: ['prod'] } });
  expect(await readFile(configPath)).toEqual(CONFIG);

  await engine.imports.applyImport('granted', { fingerprint: plan.fingerprint });
  expect(await own('preferences.json')).not.toEqual(before);
  const text = await readFile(configPath, 'latin1');
  expect(text).toContain('[profile prod]\r\n# \u00e9\r\n');
  expect(text).toContain('sso_session = d-fake\r\n');
  expect(text).not.toContain('granted_sso');
  expect(text).not.toContain('credential_process');
  expect(engine.state.accountMarks).toEqual([{ sourceId: 'd-fake', accountId: '111122223333', colour: 'red' }]);
  expect(changesNothing(await engine.imports.planImport('granted').catch(() => plan))).toBe(true);

  await engine.imports.undoImport('granted');
  expect(await readFile(configPath)).toEqual(CONFIG);
  expect(await own('preferences.json')).toEqual(before);
  expect(engine.state.accountMarks).toEqual([]);
  expect(settings.browserRules).toEqual([]);
  await expect(engine.imports.undoImport('granted')).rejects.toMatchObject({ code: 'importNone' });
});

test('a portal that is there already keeps its session and name', async () => {
  const there = `[sso-session mine]\nsso_start_url = ${URL}/\nsso_region = eu-west-1\n\n[profile prod]\n${GRANTED}`;
  const { engine, configPath } = await engineWith({}, there);
  const made = await engine.imports.applyImport('granted');
  expect(made.sessions).toEqual([]);
  expect(await readFile(configPath, 'utf8')).toContain('sso_session = mine');
});

test('a profile of that name that stands for something else stays', async () => {
  const { engine } = await engineWith(
    {
      '.aws-sso/config.yaml': `SSOConfig: { Default: { SSORegion: eu-west-1, StartUrl: "${URL}", Accounts: { 111122223333: { Roles: { Admin: { Profile: prod } } } } } }`,
    },
    '[profile prod]\nrole_arn = arn:aws:iam::111122223333:role/Mine\nsource_profile = default\n',
  );
  const plan = await engine.imports.planImport('aws-sso');
  expect(plan.edit).toMatchObject({ added: ['Default'], changed: [] });
  expect(plan.edit.warnings).toContainEqual({ code: 'profilesLeftAlone', facts: { count: 1, names: 'prod' } });
});

test('what changed after the plan was shown is not made', async () => {
  const { engine, configPath } = await engineWith({}, CONFIG);
  const { fingerprint } = await engine.imports.planImport('granted');
  await writeFile(configPath, CONFIG.toString('latin1').replace('Admin', 'Other'), 'latin1');
  await expect(engine.imports.applyImport('granted', { fingerprint })).rejects.toMatchObject({ code: 'previewStale' });
});

test('an undo leaves what the person has done since', async () => {
  const { engine, settings } = await engineWith({}, CONFIG);
  await engine.imports.applyImport('granted');
  const account = { sourceId: 'd-fake', accountId: '111122223333' };
  await engine.markAccount({ ...account, colour: 'green', label: 'Payments' });
  settings.browserRules = [{ match: { by: 'pattern', pattern: 'x' }, browser: { browserId: 'firefox' } }];
  await engine.imports.undoImport('granted');
  expect(engine.state.accountMarks).toEqual([{ ...account, colour: 'green', label: 'Payments' }]);
  expect(settings.browserRules).toHaveLength(1);
});

test('SAML applications of saml2aws come and go', async () => {
  const { engine } = await engineWith({
    '.saml2aws': '[partner]\nurl = https://id.example.test/app\n[bad name]\nurl = https://id.example.test/b\n',
  });
  const plan = await engine.imports.applyImport('saml2aws');
  expect(plan.leftOut).toEqual([{ code: 'unusable', facts: { name: 'bad name', reason: 'nameInvalid' } }]);
  expect((await engine.saml.list()).map(({ name }) => name)).toEqual(['partner']);
  expect(changesNothing(await engine.imports.planImport('saml2aws'))).toBe(true);
  await engine.imports.undoImport('saml2aws');
  expect(await engine.saml.list()).toEqual([]);
});

test('a tool that was never here cannot be imported', async () => {
  const { engine } = await engineWith({});
  await expect(engine.imports.planImport('leapp')).rejects.toMatchObject({
    code: 'toolNotFound',
    facts: { tool: 'leapp' },
  });
});
