import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readSettled } from './read-settled.ts';
import { startChild } from './testing/child-process.ts';
import { tempFolder } from './testing/temp-folder.ts';

const isCutOff = (bytes: Buffer) => bytes.at(-1) !== 0x0a;

const fileWith = async (content: string) => {
  const path = join(await tempFolder(onTestFinished), 'config');
  await writeFile(path, content);
  return path;
};

test('a file that another program empties and fills in place, over and over, is never read empty or cut off', async () => {
  const path = await fileWith('[default]\n');
  const writer = startChild(`
    import { closeSync, openSync, writeSync } from 'node:fs';
    console.log('writing');
    const half = 'x'.repeat(4000);
    const write = () => {
      const file = openSync(${JSON.stringify(path)}, 'w');
      writeSync(file, half);
      writeSync(file, half + '\\n');
      closeSync(file);
    };
    setInterval(write, 1);
    await told();
    process.exit(0);
  `);
  await writer.line();
  const sizes = new Set<number>();
  for (let reads = 0; reads < 1_000; reads += 1) {
    const read = await readSettled(path, 100_000, isCutOff);
    sizes.add(read.at === 'read' ? read.bytes.length : -1);
  }
  writer.say('end');
  await writer.exited();
  sizes.delete('[default]\n'.length);
  expect([...sizes]).toEqual([8001]);
});

test.each(['', 'no line end'])('a file that is like that for good is read as it is: %j', async (content) => {
  const read = await readSettled(await fileWith(content), 100, isCutOff);
  expect(read).toMatchObject({ at: 'read', bytes: Buffer.from(content) });
});

test('what is missing or too large is told at once', async () => {
  const path = await fileWith('too large');
  expect(await readSettled(path, 3, isCutOff)).toEqual({ at: 'tooLarge' });
  expect(await readSettled(`${path}-not`, 3, isCutOff)).toEqual({ at: 'missing' });
});
