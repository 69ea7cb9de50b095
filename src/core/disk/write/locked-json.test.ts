import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { instantPorts } from '../testing/instant-ports.ts';
import { readBounded } from '../read/read-bounded.ts';
import { LockedJson } from './locked-json.ts';

vi.mock('../read/read-bounded.ts', { spy: true });

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'number');

function numbersIn(folder: string) {
  const file = {
    path: path.join(folder, 'numbers.json'),
    locksDir: path.join(folder, 'locks'),
    name: 'numbers',
    parse: (value: unknown) => (isNumbers(value) ? value : undefined),
    toJson: (numbers: readonly number[]) => numbers,
    empty: [],
  };
  return { file, open: () => new LockedJson<readonly number[]>(file, instantPorts()) };
}

test('a change starts from what another process has written meanwhile', async () => {
  const { open } = numbersIn(await tempFolder(onTestFinished));
  const [ours, other] = [open(), open()];
  expect(await ours.read()).toEqual([]);
  await other.change((numbers) => [...numbers, 1]);
  await ours.change((numbers) => [...numbers, 2]);
  expect(await other.read()).toEqual([1, 2]);
});

test.each(['', '[1,', '{"other":1}', '["1"]'])('a file that holds %j counts as empty', async (text) => {
  const { file, open } = numbersIn(await tempFolder(onTestFinished));
  await writeFile(file.path, text);
  expect(await open().read()).toEqual([]);
  await open().change((numbers) => [...numbers, 7]);
  expect(await open().read()).toEqual([7]);
});

test('a change that throws writes nothing and lets the next one in', async () => {
  const { open } = numbersIn(await tempFolder(onTestFinished));
  await open().change(() => [1]);
  const failing = open().change(() => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await open().change((numbers) => [...numbers, 2]);
  expect(await open().read()).toEqual([1, 2]);
});

test('a file that is there and cannot be read for the moment is not written over', async () => {
  const { file, open } = numbersIn(await tempFolder(onTestFinished));
  await open().change(() => [1]);
  const cause = Object.assign(new Error('too many open files'), { code: 'EMFILE' });
  vi.mocked(readBounded).mockResolvedValueOnce({ at: 'unreadable', cause });
  await expect(open().change((numbers) => [...numbers, 2])).rejects.toMatchObject({
    code: 'diskFailed',
    facts: { path: file.path, errno: 'EMFILE' },
  });
  expect(await open().read()).toEqual([1]);
});
