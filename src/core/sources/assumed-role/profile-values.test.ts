import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { awsPaths } from '../../disk/paths/aws-paths.ts';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import { readProfileValues } from './profile-values.ts';

async function valuesIn(config: string, credentials: string) {
  const homeDir = await tempFolder(onTestFinished);
  const paths = awsPaths({ platform: 'linux', homeDir, env: {} });
  await mkdir(path.join(homeDir, '.aws'));
  await writeFile(paths.configPath, config);
  await writeFile(paths.credentialsPath, credentials);
  const values = await readProfileValues(paths);
  return Object.fromEntries([...values].map(([name, settings]) => [name, Object.fromEntries(settings)]));
}

test('a profile of both files has the settings of both, and of one that comes twice that of the credentials file', async () => {
  expect(
    await valuesIn(
      '[default]\nregion = eu-west-1\n[profile a]\nregion = eu-west-1\nrole_arn = one\n',
      '[default]\nrole_arn = three\n[a]\nrole_arn = two\n',
    ),
  ).toEqual({
    default: { region: 'eu-west-1', role_arn: 'three' },
    a: { region: 'eu-west-1', role_arn: 'two' },
  });
});

test('sections that are no profiles are left out, in each file those of its own', async () => {
  const sections = ['[sso-session s]', '[services t]', '[b]', '[profile c]', '[profile ""]'];
  const text = sections.map((header) => `${header}\nk = v\n`).join('');
  expect(Object.keys(await valuesIn(text, ''))).toEqual(['c']);
  expect(Object.keys(await valuesIn('', text))).toEqual(['b']);
});

test('an empty value takes no other one away', async () => {
  expect(await valuesIn('[profile a]\nregion = eu-west-1\noutput =\n', '[a]\nregion =\n')).toEqual({
    a: { region: 'eu-west-1' },
  });
});
