import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildProgram, type Program } from '../clients/cli-program.ts';
import { windowsPath } from './support/machine.mjs';
import { startScript } from './support/windows-program.ts';

/** Files as Windows has them: locks between processes, and no rename over a file that somebody holds open. */
const MINE = '# mine\r\n[default]\r\nregion = eu-west-1\r\n';

let daypass: Program;
let configPath: string;

beforeAll(async () => {
  daypass = await buildProgram({});
  configPath = path.join(daypass.home, '.aws', 'config');
  await mkdir(path.dirname(configPath));
});

beforeEach(() => writeFile(configPath, MINE));

afterAll(() => daypass.remove());

const config = () => readFile(configPath, 'utf8');
const addSession = (name: string) =>
  daypass.run('session', 'add', name, '--start-url', `https://${name}.awsapps.com/start`, '--region', 'eu-west-1');

test('the file keeps its line ends, and an undo brings every byte back', async () => {
  expect(await addSession('corp')).toMatchObject({ code: 0 });
  const text = await config();
  expect(text).toBe(
    `${MINE}\r\n[sso-session corp]\r\nsso_start_url = https://corp.awsapps.com/start\r\nsso_region = eu-west-1\r\nsso_registration_scopes = sso:account:access\r\n`,
  );
  const undone = await daypass.run('profile', 'undo');
  expect(undone).toMatchObject({ code: 0 });
  expect(undone.stdout).toContain(`${windowsPath(daypass.home)}\\.aws\\config`);
  expect(await config()).toBe(MINE);
});

test('processes that edit at the same time take turns, and nobody’s session is lost', async () => {
  const names = ['one', 'two', 'three', 'four'];
  const ended = await Promise.all(names.map(addSession));
  expect(ended.map(({ code, stderr }) => ({ code, stderr }))).toEqual(names.map(() => ({ code: 0, stderr: '' })));
  const sessions = [...(await config()).matchAll(/^\[sso-session (\w+)\]/gmu)].map(([, name = '']) => name);
  expect(sessions.toSorted()).toEqual(names.toSorted());
});

test('a file that a program holds open is not replaced, and is said to be in use; afterwards it is', async () => {
  const held = windowsPath(configPath).replaceAll('\\', '\\\\');
  // The handle shares reading and writing but not deleting, as most programs open files.
  const holder = await startScript(
    daypass,
    'hold.cjs',
    `const fs = require('node:fs');
     fs.openSync('${held}', 'r+');
     console.log('held');
     setInterval(() => fs.existsSync(__filename + '.end') && process.exit(), 20);`,
  );
  expect(await holder.nextLine()).toBe('held');
  const refused = await addSession('corp');
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain('config');
  expect(await config()).toBe(MINE);
  expect(await readdir(path.dirname(configPath))).toEqual(['config']);
  await writeFile(path.join(daypass.home, 'hold.cjs.end'), '');
  await holder.finished;
  expect(await addSession('corp')).toMatchObject({ code: 0 });
});

test('its own folder is in the local application data', async () => {
  await addSession('corp');
  const own = path.join(daypass.home, 'AppData', 'Local', 'Daypass');
  expect(await readdir(own)).toContain('backups');
});
