import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../core/disk/testing/temp-folder.ts';
import { promptOutput } from './print-prompt.ts';

test('a profile is production by any list’s name of its account', async () => {
  const folder = await tempFolder(onTestFinished);
  const config = path.join(folder, 'config');
  await writeFile(config, '[profile work]\nsso_session = corp\nsso_account_id = 111122223333\n');
  await mkdir(path.join(folder, 'own/directory'), { recursive: true });
  const production = (): unknown => {
    const env = { AWS_PROFILE: 'work', AWS_CONFIG_FILE: config, DAYPASS_HOME: path.join(folder, 'own') };
    return JSON.parse(promptOutput({ shell: 'plain', isJson: true }, env, Date.UTC(2026, 10, 20))).production;
  };
  const list = async (file: string, accountName: string): Promise<void> => {
    const accounts = [{ accountId: '111122223333', accountName, roleNames: ['Admin'] }];
    await writeFile(path.join(folder, 'own/directory', file), JSON.stringify({ accounts }));
  };
  expect(production()).toBe(false);
  await list('a.json', 'Live');
  expect(production()).toBe(false);
  await list('b.json', 'prod');
  expect(production()).toBe(true);
});
