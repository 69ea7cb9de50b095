import fc from 'fast-check';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { BackupStore, type NewBackup } from './backup-store.ts';
import { instantPorts } from '../../disk/testing/instant-ports.ts';
import { tempFolder } from '../../disk/testing/temp-folder.ts';

const storeIn = async () => {
  const dir = join(await tempFolder(onTestFinished), 'backups');
  return { dir, store: new BackupStore(dir, instantPorts().clock) };
};
const backup = (before: string | null, after: string | null, target = '/aws/config'): NewBackup => ({
  edit: 'addProfile',
  names: ['dev'],
  files: [
    {
      path: target,
      target,
      before: before === null ? null : Buffer.from(before),
      after: after === null ? null : Buffer.from(after),
    },
  ],
});
const modeOf = async (path: string) => (await fs.stat(path)).mode & 0o7777;

test('folders are 0700 and files 0600, and the bytes of before lie there as they were', async () => {
  const { dir, store } = await storeIn();
  const record = await store.add(backup('old\r\n', 'old\r\nnew\r\n'));
  const path = store.pathOfBefore(record, 0) ?? '';
  expect(await fs.readFile(path, 'utf8')).toBe('old\r\n');
  expect(await Promise.all([dir, join(dir, record.id)].map(modeOf))).toEqual([0o700, 0o700]);
  for (const name of await fs.readdir(join(dir, record.id)))
    expect(await modeOf(join(dir, record.id, name))).toBe(0o600);
});

test('whatever changed, the bytes of before and after come back, also from another process', async () => {
  const { dir, store } = await storeIn();
  const text = fc.option(fc.oneof(fc.string(), fc.constantFrom('a\nb\n', 'a\nb\nc\n', 'x'.repeat(40_000))));
  await fc.assert(
    fc.asyncProperty(text, text, async (before, after) => {
      const { id } = await store.add(backup(before, after));
      const again = new BackupStore(dir, instantPorts().clock);
      const record = (await again.list()).find((candidate) => candidate.id === id);
      const versions = record && (await again.versions(record, 0));
      expect([versions?.before?.toString() ?? null, versions?.after?.toString() ?? null]).toEqual([before, after]);
      await store.drop(id);
    }),
    { numRuns: 60 },
  );
});

test('the last ten for each file are kept, newest first', async () => {
  const { store } = await storeIn();
  await store.add(backup('a', 'b', '/aws/credentials'));
  for (let times = 0; times < 12; times += 1) await store.add(backup(`${times}`, `${times + 1}`));
  await store.prune();
  const kept = await store.list();
  expect(kept.map(({ id }) => id)).toEqual(['13', '12', '11', '10', '9', '8', '7', '6', '5', '4', '1']);
});

test('adders at once get numbers of their own', async () => {
  const { store } = await storeIn();
  const records = await Promise.all(Array.from({ length: 8 }, () => store.add(backup('a', 'b'))));
  expect(new Set(records.map(({ id }) => id)).size).toBe(8);
});

test.each(['not json', '{"id":"1"}', '{"id":"2","madeAtMillis":0,"edit":"undo","names":[],"files":[]}'])(
  'a record that is none, or of another number, is passed over: %s',
  async (text) => {
    const { dir, store } = await storeIn();
    await store.add(backup('a', 'b'));
    await fs.writeFile(join(dir, '1', 'record.json'), text);
    expect(await store.list()).toEqual([]);
  },
);

test('a record cannot lead out of its folder, and damaged bytes are told as such', async () => {
  const { dir, store } = await storeIn();
  const record = await store.add(backup('a', 'b'));
  await fs.writeFile(join(dir, '1', '0-before'), 'tampered');
  expect(await store.versions(record, 0)).toBeUndefined();
  const path = join(dir, '1', 'record.json');
  await fs.writeFile(path, (await fs.readFile(path, 'utf8')).replace('0-before', '../../../etc/passwd'));
  expect(await store.list()).toEqual([]);
});

test('what a crash left behind goes once it is old', async () => {
  const dir = join(await tempFolder(onTestFinished), 'backups');
  await fs.mkdir(join(dir, '4'), { recursive: true });
  const at = (minutes: number) => new BackupStore(dir, { nowMillis: () => Date.now() + minutes * 60_000 });
  await at(30).prune();
  expect(await fs.readdir(dir)).toEqual(['4']);
  await at(90).prune();
  expect(await fs.readdir(dir)).toEqual([]);
});
