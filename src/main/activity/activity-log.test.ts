import { appendFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../core/disk/testing/temp-folder.ts';
import { VirtualTime } from '../../core/testing/virtual-time.ts';
import { NOW_MILLIS, quietLog, ROLE } from '../testing/fake-shell.ts';
import { MOST_ENTRIES, openActivityBook, type NewEntry } from './activity-log.ts';

const copied = (format: 'bash' | 'json' = 'bash'): NewEntry => ({ what: 'keysCopied', role: ROLE, format });
const signedIn = (sessionName: string): NewEntry => ({ what: 'signedIn', sessionName });

async function setUp() {
  const dir = await tempFolder(onTestFinished);
  const time = new VirtualTime(NOW_MILLIS);
  const file = path.join(dir, 'activity.jsonl');
  const open = () => openActivityBook(dir, time, quietLog);
  const lines = async () => (await readFile(file, 'utf8')).split('\n').slice(0, -1);
  return { dir, file, time, open, lines };
}

test('what is noted is listed at once, newest first, and after a restart', async () => {
  const { time, file, open } = await setUp();
  const book = await open();
  book.note(copied());
  await time.advance(1000);
  book.note({ what: 'filesEdited', edit: 'undo', names: ['a'] });
  const listed = [
    { atMillis: NOW_MILLIS + 1000, what: 'filesEdited', edit: 'undo', names: ['a'] },
    { atMillis: NOW_MILLIS, what: 'keysCopied', role: ROLE, format: 'bash' },
  ];
  expect(book.list()).toStrictEqual(listed);
  await book.settled();
  expect((await open()).list()).toStrictEqual(listed);
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
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
  const book = await open();
  book.note(signedIn('after'));
  await book.settled();
  expect((await open()).list()).toStrictEqual([
    { atMillis: NOW_MILLIS, what: 'signedIn', sessionName: 'after' },
    { atMillis: 1, what: 'signedIn', sessionName: 'corp' },
  ]);
});

test('the newest thousand stay, and the file does not grow for ever', async () => {
  const { open, lines } = await setUp();
  const book = await open();
  const names = Array.from({ length: 3000 }, (_, index) => String(index));
  for (const name of names) book.note(signedIn(name));
  await book.settled();
  expect((await lines()).length).toBeLessThanOrEqual(MOST_ENTRIES * 1.25);
  const expected = names.slice(-MOST_ENTRIES).toReversed();
  for (const entries of [book.list(), (await open()).list()]) {
    expect(entries.map((entry) => 'sessionName' in entry && entry.sessionName)).toEqual(expected);
  }
});

test('noted one by one over restarts, nothing is lost and nothing twice', async () => {
  const { open } = await setUp();
  const names = Array.from({ length: 1400 }, (_, index) => String(index));
  for (let start = 0; start < names.length; start += 70) {
    const book = await open();
    for (const name of names.slice(start, start + 70)) {
      book.note(signedIn(name));
      await book.settled();
    }
  }
  const listed = (await open()).list().map((entry) => 'sessionName' in entry && entry.sessionName);
  expect(listed).toEqual(names.slice(-MOST_ENTRIES).toReversed());
});

test('cleared, it is gone from disk; what is noted from then on stays', async () => {
  const { file, open, lines } = await setUp();
  const book = await open();
  book.note(copied());
  const clearing = book.clear();
  book.note(copied('json'));
  await clearing;
  await book.settled();
  expect(book.list()).toMatchObject([{ format: 'json' }]);
  expect(await lines()).toHaveLength(1);
  await book.clear();
  expect(book.list()).toEqual([]);
  await expect(stat(file)).rejects.toThrow('ENOENT');
});

test('a disk that refuses costs nothing but the memory of it; once it takes again, the file is whole', async () => {
  const { dir, open } = await setUp();
  const warned: string[] = [];
  const time = new VirtualTime(NOW_MILLIS);
  const log = { info: () => undefined, warn: (event: string) => void warned.push(event) };
  await mkdir(path.join(dir, 'activity.jsonl'));
  const book = await openActivityBook(dir, time, log);
  book.note(copied());
  await book.settled();
  expect(book.list()).toHaveLength(1);
  expect(warned).toEqual(['activity.notSaved']);
  await expect(book.clear()).rejects.toMatchObject({ code: expect.stringMatching(/^(diskFailed|fileForbidden)$/) });
  expect(book.list()).toHaveLength(1);
  expect((await open()).list()).toEqual([]);
});

test('half a line of a write that failed costs only itself', async () => {
  const { file, open } = await setUp();
  const book = await open();
  book.note(signedIn('a'));
  await book.settled();
  await appendFile(file, '{"atMillis":3,');
  const next = await open();
  next.note(signedIn('b'));
  await next.settled();
  expect((await open()).list()).toMatchObject([{ sessionName: 'b' }, { sessionName: 'a' }]);
});
