import { appendFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import { VirtualTime } from '../../testing/virtual-time.ts';
import { createActivityLog, MOST_ENTRIES, type NewEntry } from './activity-log.ts';

const ROLE = { sourceId: 'corp', accountId: '123456789012', roleName: 'Admin' };
const NOW_MILLIS = Date.UTC(2026, 0, 5, 9, 0, 0);
const quietLog = { info: () => undefined, warn: () => undefined };
const copied = (format: 'bash' | 'json' = 'bash'): NewEntry => ({ what: 'keysCopied', role: ROLE, format });
const signedIn = (sourceId: string): NewEntry => ({ what: 'signedIn', sourceId });

async function setUp() {
  const dir = await tempFolder(onTestFinished);
  const time = new VirtualTime(NOW_MILLIS);
  const file = path.join(dir, 'activity.jsonl');
  const open = () => createActivityLog(file, time, quietLog);
  const lines = async () => (await readFile(file, 'utf8')).split('\n').slice(0, -1);
  return { dir, file, time, open, lines };
}

test('what is noted is listed at once, newest first, and after a restart', async () => {
  const { time, file, open } = await setUp();
  const activityLog = open();
  activityLog.note(copied());
  await time.advance(1000);
  activityLog.note({ what: 'filesEdited', edit: 'undo', names: ['a'] });
  const listed = [
    { atMillis: NOW_MILLIS + 1000, what: 'filesEdited', edit: 'undo', names: ['a'] },
    { atMillis: NOW_MILLIS, what: 'keysCopied', role: ROLE, format: 'bash' },
  ];
  expect(await activityLog.list()).toStrictEqual(listed);
  await activityLog.settled();
  expect(await open().list()).toStrictEqual(listed);
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('the file keeps the form that earlier versions write and read', async () => {
  const { file, open, lines } = await setUp();
  const role = { sessionName: 'corp', accountId: '123456789012', roleName: 'Admin' };
  const stored = [
    { atMillis: 1, what: 'signedIn', sessionName: 'corp' },
    { atMillis: NOW_MILLIS, what: 'consoleOpened', role },
  ];
  await writeFile(file, `${JSON.stringify(stored[0])}\n`);
  const activityLog = open();
  activityLog.note({ what: 'consoleOpened', role: ROLE });
  await activityLog.settled();
  expect((await lines()).map((line) => JSON.parse(line))).toStrictEqual(stored);
  expect(await open().list()).toMatchObject([{ role: ROLE }, { sourceId: 'corp' }]);
});

test('torn and foreign lines are skipped, and what comes after them is read', async () => {
  const { file, open } = await setUp();
  await writeFile(
    file,
    [
      'null',
      '{"atMillis":1,"what":"keysCopied","role":{},"format":"bash"}',
      '{"atMillis":1,"what":"somethingNewer"}',
      '{"atMillis":"1","what":"signedIn","sessionName":"x"}',
      '{"atMillis":1,"what":"signedIn","sessionName":"corp","more":1}',
      '{"atMillis":2,"wh',
    ].join('\n'),
  );
  const activityLog = open();
  activityLog.note(signedIn('after'));
  await activityLog.settled();
  expect(await open().list()).toStrictEqual([
    { atMillis: NOW_MILLIS, what: 'signedIn', sourceId: 'after' },
    { atMillis: 1, what: 'signedIn', sourceId: 'corp' },
  ]);
});

test('the newest thousand stay, and the file does not grow for ever', async () => {
  const { open, lines } = await setUp();
  const activityLog = open();
  const names = Array.from({ length: 3000 }, (_, index) => String(index));
  for (const name of names) activityLog.note(signedIn(name));
  await activityLog.settled();
  expect((await lines()).length).toBeLessThanOrEqual(MOST_ENTRIES * 1.25);
  const expected = names.slice(-MOST_ENTRIES).toReversed();
  for (const entries of [await activityLog.list(), await open().list()]) {
    expect(entries.map((entry) => 'sourceId' in entry && entry.sourceId)).toEqual(expected);
  }
});

test('noted one by one over restarts, nothing is lost and nothing twice', async () => {
  const { open } = await setUp();
  const names = Array.from({ length: 1400 }, (_, index) => String(index));
  for (let start = 0; start < names.length; start += 70) {
    const activityLog = open();
    for (const name of names.slice(start, start + 70)) {
      activityLog.note(signedIn(name));
      await activityLog.settled();
    }
  }
  const listed = (await open().list()).map((entry) => 'sourceId' in entry && entry.sourceId);
  expect(listed).toEqual(names.slice(-MOST_ENTRIES).toReversed());
});

test('cleared, it is gone from disk; what is noted from then on stays', async () => {
  const { file, open, lines } = await setUp();
  const activityLog = open();
  activityLog.note(copied());
  const clearing = activityLog.clear();
  activityLog.note(copied('json'));
  await clearing;
  await activityLog.settled();
  expect(await activityLog.list()).toMatchObject([{ format: 'json' }]);
  expect(await lines()).toHaveLength(1);
  await activityLog.clear();
  expect(await activityLog.list()).toEqual([]);
  await expect(stat(file)).rejects.toThrow('ENOENT');
});

test('a disk that refuses costs nothing but the memory of it; once it takes again, the file is whole', async () => {
  const { dir, open } = await setUp();
  const warned: string[] = [];
  const time = new VirtualTime(NOW_MILLIS);
  const log = { info: () => undefined, warn: (event: string) => void warned.push(event) };
  await mkdir(path.join(dir, 'activity.jsonl'));
  const activityLog = createActivityLog(path.join(dir, 'activity.jsonl'), time, log);
  activityLog.note(copied());
  await activityLog.settled();
  expect(await activityLog.list()).toHaveLength(1);
  expect(warned).toEqual(['activity.notSaved']);
  await expect(activityLog.clear()).rejects.toMatchObject({
    code: expect.stringMatching(/^(diskFailed|fileForbidden)$/),
  });
  expect(await activityLog.list()).toHaveLength(1);
  expect(await open().list()).toEqual([]);
});

test('half a line of a write that failed costs only itself', async () => {
  const { file, open } = await setUp();
  const activityLog = open();
  activityLog.note(signedIn('a'));
  await activityLog.settled();
  await appendFile(file, '{"atMillis":3,');
  const next = open();
  next.note(signedIn('b'));
  await next.settled();
  expect(await open().list()).toMatchObject([{ sourceId: 'b' }, { sourceId: 'a' }]);
});

test('two processes append to one file, and each lists what both have noted', async () => {
  const { open } = await setUp();
  const [app, cli] = [open(), open()];
  app.note({ ...copied(), requester: { shell: 'app' } });
  await app.settled();
  cli.note({ what: 'keysIssued', role: ROLE, purpose: 'export', requester: { shell: 'cli' } });
  await cli.settled();
  app.note(signedIn('corp'));
  const listed = [
    { what: 'signedIn' },
    { what: 'keysIssued', requester: { shell: 'cli' } },
    { what: 'keysCopied', requester: { shell: 'app' } },
  ];
  expect(await app.list()).toMatchObject(listed);
  expect(await cli.list()).toMatchObject(listed);
});
