import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { testEngine } from '../testing/test-engine.ts';

const role = { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' };

const engineAt = async (env: Readonly<Record<string, string>> = {}) => {
  const home = await testEngine(env);
  onTestFinished(() => home[Symbol.asyncDispose]());
  await home.engine.addSession({ name: 'corp', startUrl: 'https://d-fake.awsapps.com/start', region: 'eu-west-1' });
  return home;
};

test('an edit is shown, made, seen in the state and the list, and taken back', async () => {
  const { engine, homeDir } = await engineAt();
  const edit = { edit: 'addProfile', profileName: 'dev', role, region: 'us-west-2' } as const;
  const { fingerprint } = await engine.previewEdit(edit);
  expect(engine.state.profiles).toEqual([]);
  await engine.applyEdit(edit, { fingerprint });
  expect(engine.state.profiles).toEqual([{ profileName: 'dev', ...role, region: 'us-west-2' }]);
  expect(await engine.listProfiles()).toMatchObject([{ profileName: 'dev', kind: 'sso', role }]);
  expect(await engine.listBackups()).toMatchObject([
    { edit: 'addProfile', names: ['dev'], filePath: join(homeDir, '.aws/config') },
    { edit: 'addSession', names: ['corp'] },
  ]);
  await engine.applyEdit({ edit: 'undo' });
  expect(engine.state.profiles).toEqual([]);
});

test('a renamed session is the session of its profiles from then on', async () => {
  const { engine } = await engineAt();
  await engine.applyEdit({ edit: 'addProfile', profileName: 'dev', role, region: 'us-west-2' });
  await engine.applyEdit({ edit: 'changeSession', name: 'corp', newName: 'acme' });
  expect(engine.state.sessions.map(({ session }) => session.id)).toEqual(['acme']);
  expect(engine.state.profiles).toMatchObject([{ sourceId: 'acme', profileName: 'dev' }]);
  expect(await engine.resolveRole({ profileName: 'dev' })).toMatchObject({ sourceId: 'acme' });
});

test('both variables are honoured, whatever the files are called', async () => {
  const { engine, homeDir } = await engineAt({
    AWS_CONFIG_FILE: '~/dotfiles/aws',
    AWS_SHARED_CREDENTIALS_FILE: '~/dotfiles/keys',
  });
  const keys = join(homeDir, 'dotfiles', 'keys');
  await mkdir(join(homeDir, '.aws'), { recursive: true });
  await writeFile(keys, '[dev]\naws_access_key_id = AKIAFAKEFAKEFAKEFAKE\n');
  const { warnings } = await engine.applyEdit({ edit: 'addProfile', profileName: 'dev', role, region: 'us-west-2' });
  expect(warnings).toEqual([{ code: 'shadowedByStaticKeys', facts: { profile: 'dev', path: keys, line: 2 } }]);
  expect(await readFile(join(homeDir, 'dotfiles', 'aws'), 'utf8')).toContain('[profile dev]\n');
  await expect(readFile(join(homeDir, '.aws', 'config'))).rejects.toThrow('ENOENT');
});
