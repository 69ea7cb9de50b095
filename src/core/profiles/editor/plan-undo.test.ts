import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import { editorIn } from '../testing/editor-in.ts';

const MINE = '# mine\r\n[default]\r\nregion = eu-west-1';
const addSession = (name: string): ConfigEdit => ({
  edit: 'addSession',
  name,
  startUrl: 'https://d-fake.awsapps.com/start',
  region: 'eu-west-1',
});

const editorWith = async (config?: string) => {
  const home = await tempFolder(onTestFinished);
  const made = { home, ...editorIn(home) };
  if (config !== undefined) {
    await fs.mkdir(join(home, '.aws'));
    await fs.writeFile(made.configPath, config);
  }
  const text = () => fs.readFile(made.configPath, 'utf8');
  const undo = (backupId?: string) => made.editor.apply({ edit: 'undo', ...(backupId !== undefined && { backupId }) });
  return { ...made, text, undo };
};

test('the very bytes of before come back, and a file that came into being goes', async () => {
  const first = await editorWith(MINE);
  await first.editor.apply(addSession('corp'));
  const undone = await first.undo();
  expect(await first.text()).toBe(MINE);
  expect(undone).toMatchObject({ removed: ['corp'], added: [], changed: [] });
  const second = await editorWith();
  await second.editor.apply(addSession('corp'));
  expect((await second.undo()).files).toMatchObject([{ change: 'removed' }]);
  await expect(second.text()).rejects.toThrow('ENOENT');
});

test('undoing again goes further back; undoing an undo makes the edit again', async () => {
  const { editor, text, undo } = await editorWith(MINE);
  await editor.apply(addSession('a'));
  const withA = await text();
  await editor.apply(addSession('b'));
  const withBoth = await text();
  await undo();
  expect(await text()).toBe(withA);
  await undo();
  expect(await text()).toBe(MINE);
  await expect(undo()).rejects.toMatchObject({ code: 'backupNone' });

  const [ofA, ofB] = await editor.backups();
  expect([ofA, ofB].map((backup) => [backup?.edit, backup?.names])).toEqual([
    ['undo', ['a']],
    ['undo', ['b']],
  ]);
  await undo(ofA?.id);
  expect(await text()).toBe(withA);
  await undo(ofB?.id);
  expect(await text()).toBe(withBoth);
  expect((await editor.backups()).map(({ edit }) => edit)).toEqual(['undo', 'undo', 'addSession', 'addSession']);
});

test('any edit can be taken back, not only the last; later ones stay', async () => {
  const { editor, text, undo } = await editorWith('');
  for (const name of ['a', 'b', 'c']) await editor.apply(addSession(name));
  const before = await text();
  const backups = await editor.backups();
  await undo(backups[1]?.id);
  expect(await text()).toBe(before.replace(/\[sso-session b\][^[]*/, ''));
});

test('what others wrote since stays', async () => {
  const { editor, configPath, text, undo } = await editorWith(MINE);
  await editor.apply(addSession('corp'));
  await fs.writeFile(configPath, `${(await text()).replaceAll('\r\n', '\n')}[profile theirs]\nregion = us-east-1\n`);
  await undo();
  expect(await text()).toBe(`${MINE.replaceAll('\r\n', '\n')}\n[profile theirs]\nregion = us-east-1\n`);
});

test('where others changed our lines nothing is written, and the old bytes are named', async () => {
  const { editor, configPath, text, undo } = await editorWith(MINE);
  await editor.apply(addSession('corp'));
  const theirs = (await text()).replace('sso_region = eu-west-1', 'sso_region = us-east-1');
  await fs.writeFile(configPath, theirs);
  const refusal: unknown = await undo().catch((thrown: unknown) => thrown);
  expect(refusal).toMatchObject({ code: 'undoConflict', facts: { path: configPath } });
  const { backupPath } = (refusal as { facts: { backupPath: string } }).facts;
  expect(await fs.readFile(backupPath, 'utf8')).toBe(MINE);
  expect(await text()).toBe(theirs);
});

test('the preview of an undo tells what goes, hides secrets, and its fingerprint holds', async () => {
  const secret = '[default]\naws_secret_access_key = fake/secret\n';
  const { editor, text } = await editorWith(`${secret}[profile dev]\nregion = eu-west-1\n`);
  await editor.apply({ edit: 'changeProfile', profileName: 'dev', region: 'us-east-1' });
  const preview = await editor.preview({ edit: 'undo' });
  expect(preview.changed).toEqual(['dev']);
  expect(preview.files[0]?.diff.filter(({ kind }) => kind !== 'context')).toEqual([
    { kind: 'removed', lineNumber: 4, text: 'region = us-east-1' },
    { kind: 'added', lineNumber: 4, text: 'region = eu-west-1' },
  ]);
  expect(JSON.stringify(preview)).not.toContain('fake/secret');
  await editor.apply({ edit: 'undo' }, { fingerprint: preview.fingerprint });
  expect(await text()).toContain('region = eu-west-1\n');
});

test('an edit that was never made, or is gone from the file by other means, is not offered', async () => {
  const { editor, configPath } = await editorWith(MINE);
  await editor.apply(addSession('corp'));
  await fs.writeFile(configPath, MINE);
  expect(await editor.backups()).toEqual([]);
});

test('edits of another file are not offered here', async () => {
  const { home, editor, places } = await editorWith(MINE);
  await editor.apply(addSession('corp'));
  const other = editorIn(home, { places: { aws: { ...places.aws, configPath: join(home, '.aws', 'other') } } });
  expect(await other.editor.backups()).toEqual([]);
  await expect(other.editor.apply({ edit: 'undo', backupId: '1' })).rejects.toMatchObject({ code: 'backupNone' });
});

test('a hand that damaged the backup is noticed before anything is written', async () => {
  const { editor, places, text, undo } = await editorWith(MINE);
  await editor.apply(addSession('corp'));
  const after = await text();
  await fs.writeFile(join(places.backupsDir, '1', '0-before'), 'garbage');
  await expect(undo()).rejects.toMatchObject({ code: 'backupNone' });
  expect(await text()).toBe(after);
});
