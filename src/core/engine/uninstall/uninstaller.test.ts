import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseConfig } from '../../config/document/config-document.ts';
import { testEngine } from '../../testing/test-engine.ts';
import { profilesOfDaypass } from './profiles-of-daypass.ts';

const CORP =
  '[sso-session corp]\nsso_start_url = https://d-fake.awsapps.com/start\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n';
const MADE =
  '[profile dev]\n# Made by Daypass for Admin in 111122223333\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\nregion = eu-west-1\n';
const BRIDGE =
  '[profile dev-bridge]\n# Made by Daypass as a bridge for tools that do not know SSO\ncredential_process = "/opt/daypass" credential-process --profile dev\n';
const OF_ROLE =
  '[profile saml]\n# Made by Daypass for Admin in 111122223333\ncredential_process = /opt/daypass credential-process --session partner --account 111122223333 --role Admin\n';
const BY_AWS =
  '[profile aws-bridge]\n# Made by Daypass as a bridge for tools that do not know SSO\ncredential_process = /usr/bin/aws configure export-credentials --profile dev\n';
const BY_HAND = '[profile mine]\ncredential_process = daypass credential-process --profile dev --no-wait\n';

test('profiles are sorted by what becomes of them without Daypass', () => {
  const document = parseConfig([CORP, MADE, BRIDGE, OF_ROLE, BY_AWS, BY_HAND, '[profile other]\n'].join('\n'));
  expect(profilesOfDaypass(document)).toEqual({
    needing: ['dev-bridge', 'saml'],
    handWritten: ['mine'],
    plain: ['dev', 'aws-bridge'],
  });
});

async function home() {
  const made = await testEngine({});
  onTestFinished(() => made[Symbol.asyncDispose]());
  const files: Readonly<Record<string, string>> = {
    '.aws/config': `# mine\n${CORP}\n${MADE}\n${BRIDGE}\n${BY_HAND}`,
    '.config/autostart/daypass.desktop': '[Desktop Entry]\n',
    '.zshrc': 'eval "$(daypass init zsh)"\n',
    '.local/share/daypass/shell.json': '{"theme":"dark"}\n',
    '.local/share/daypass/backups/1/record.json': '{}',
    '.local/share/daypass/vault/fake': 'fake',
    '.local/share/daypass/run/socket': '',
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(made.homeDir, path)), { recursive: true });
    await writeFile(join(made.homeDir, path), text);
  }
  const isThere = (path: string) =>
    access(join(made.homeDir, path)).then(
      () => true,
      () => false,
    );
  return { ...made, isThere, config: () => readFile(join(made.homeDir, '.aws', 'config'), 'utf8') };
}

test('what only works with Daypass, secrets and copies go; profiles, sessions and settings stay and are named', async () => {
  const { engine, isThere, config } = await home();
  const plan = await engine.uninstaller.run({ purge: false });
  expect(await config()).toBe(`# mine\n${CORP}\n${MADE}\n${BY_HAND}`);
  expect(await isThere('.config/autostart/daypass.desktop')).toBe(false);
  expect(await isThere('.local/share/daypass/backups')).toBe(false);
  expect(await isThere('.local/share/daypass/vault')).toBe(false);
  expect(await isThere('.local/share/daypass/shell.json')).toBe(true);
  expect(plan.stays.map(({ code }) => code)).toEqual([
    'sessions',
    'profiles',
    'handWritten',
    'settings',
    'shellLines',
    'program',
  ]);
  expect(await engine.uninstaller.plan({ purge: false })).toMatchObject({ profiles: [], storedKeys: [] });
});

test('a plan changes nothing', async () => {
  const { engine, homeDir, config, isThere } = await home();
  const [before, names] = [await config(), await readdir(join(homeDir, '.local', 'share', 'daypass'))];
  const plan = await engine.uninstaller.plan({ purge: true });
  expect(plan).toMatchObject({ profiles: ['dev-bridge'], signsOut: ['corp'] });
  expect(await config()).toBe(before);
  expect(await isThere('.config/autostart/daypass.desktop')).toBe(true);
  expect(await readdir(join(homeDir, '.local', 'share', 'daypass'))).toEqual(names);
});

test('a purge deletes the own folder, but nothing in it that is not Daypass’s', async () => {
  const { engine, isThere } = await home();
  await engine.uninstaller.run({ purge: true });
  expect(await isThere('.local/share/daypass')).toBe(false);

  const other = await home();
  await writeFile(join(other.homeDir, '.local/share/daypass/mine.txt'), 'mine');
  const plan = await other.engine.uninstaller.run({ purge: true });
  expect(plan.stays.map(({ code }) => code)).toContain('foreignFiles');
  expect(await readdir(join(other.homeDir, '.local/share/daypass'))).toEqual(['mine.txt']);
});
