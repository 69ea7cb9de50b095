import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import { editorIn } from '../testing/editor-in.ts';

const BEFORE = '# mine\n[profile dev]\nregion = eu-west-1\n\n[profile other]\nregion = eu-west-1\n';
const THEIRS = BEFORE.replace('other]\nregion = eu-west-1', 'other]\nregion = us-east-1\noutput = json');
const addSession = (name: string): ConfigEdit => ({
  edit: 'addSession',
  name,
  startUrl: 'https://d-fake.awsapps.com/start',
  region: 'eu-west-1',
});
const changeDev: ConfigEdit = { edit: 'changeProfile', profileName: 'dev', region: 'eu-west-3' };

async function editorBeside(before = BEFORE) {
  const home = await tempFolder(onTestFinished);
  await fs.mkdir(join(home, '.aws'));
  const made = editorIn(home);
  const { configPath, places } = made;
  const text = () => fs.readFile(configPath, 'utf8');
  /** As a program does that writes in place; by the editor's clock, which stands still. */
  const write = async (content: string, laterMillis = 20) => {
    await fs.writeFile(configPath, content);
    const seconds = (places.clock.nowMillis() + laterMillis) / 1_000;
    await fs.utimes(configPath, seconds, seconds);
  };
  await write(before);
  return { home, ...made, text, write };
}

test.each<[string, ConfigEdit, string]>([
  ['a section', addSession('corp'), '[sso-session corp]'],
  ['a value', changeDev, 'region = eu-west-3'],
])('%s that a write from an older reading took away comes again, and theirs stays', async (_what, edit, ours) => {
  const { editor, text, write } = await editorBeside();
  await editor.apply(edit);
  await write(THEIRS);
  expect(await editor.reconcile()).toBe(1);
  expect(await text()).toContain(ours);
  expect(await text()).toContain('region = us-east-1\noutput = json');
  expect(await editor.reconcile()).toBe(0);
  // One way back, not two.
  expect(await editor.backups()).toHaveLength(1);
  await editor.apply({ edit: 'undo' });
  expect(await text()).toBe(THEIRS);
});

test('a profile that an older reading brought back goes again', async () => {
  const { editor, text, write } = await editorBeside();
  await editor.apply({ edit: 'removeProfiles', profileNames: ['dev'] });
  await write(THEIRS);
  expect(await editor.reconcile()).toBe(1);
  expect(await text()).not.toContain('profile dev');
});

test('several edits lost at once come again in their order', async () => {
  const { editor, text, write } = await editorBeside();
  for (const name of ['a', 'b', 'c']) await editor.apply(addSession(name));
  const left = await text();
  await write(THEIRS);
  expect(await editor.reconcile()).toBe(3);
  expect(await text()).toBe(left.replace(BEFORE, THEIRS));
});

test('while it stands nothing is written, whatever others add', async () => {
  const { editor, text, write } = await editorBeside();
  await editor.apply(addSession('corp'));
  expect(await editor.reconcile()).toBe(0);
  const more = (await text()).replace(BEFORE, THEIRS);
  await write(more);
  expect(await editor.reconcile()).toBe(0);
  expect(await text()).toBe(more);
});

test.each<[string, string, number]>([
  ['the very bytes of before, put back on purpose', BEFORE, 20],
  ['a file written long after', THEIRS, 6_000],
  ['a file that was emptied', '', 20],
  ['a file from which more went than ours', THEIRS.slice(THEIRS.indexOf('[profile other]')), 20],
])('%s: nobody is fought', async (_what, content, laterMillis) => {
  const { editor, text, write } = await editorBeside();
  await editor.apply(addSession('corp'));
  await write(content, laterMillis);
  expect(await editor.reconcile()).toBe(0);
  expect(await text()).toBe(content);
});

test('lines of ours that someone changed are theirs now', async () => {
  const { editor, text, write } = await editorBeside();
  await editor.apply(changeDev);
  await write(THEIRS.replace('[profile dev]\nregion = eu-west-1', '[profile dev]\nregion = eu-north-1'));
  expect(await editor.reconcile()).toBe(0);
  expect(await text()).toContain('region = eu-north-1');
});

test('what was taken back meanwhile, by another process of ours too, stays away', async () => {
  const { home, editor, text, write } = await editorBeside();
  await editor.apply(addSession('corp'));
  await editorIn(home).editor.apply({ edit: 'undo' });
  await write(THEIRS);
  expect(await editor.reconcile()).toBe(0);
  expect(await text()).toBe(THEIRS);
});

test('who overwrites it again and again has it their way', async () => {
  const { editor, text, write } = await editorBeside();
  await editor.apply(addSession('corp'));
  for (let times = 0; times < 3; times += 1) {
    await write(THEIRS);
    expect(await editor.reconcile()).toBe(1);
  }
  await write(THEIRS);
  expect(await editor.reconcile()).toBe(0);
  expect(await text()).toBe(THEIRS);
});
