import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readSettled } from './read-settled.ts';
import { tempFolder } from '../testing/temp-folder.ts';

const isCutOff = (bytes: Buffer) => bytes.at(-1) !== 0x0a;

const fileWith = async (content: string) => {
  const path = join(await tempFolder(onTestFinished), 'config');
  await writeFile(path, content);
  return path;
};

test.each([1, 4, 7])(
  'a file that another program fills in place while %i looks are taken is read whole',
  async (looks) => {
    const path = await fileWith('[default]\n');
    const writer = openSync(path, 'w');
    let pauses = 0;
    const pause = () => {
      pauses += 1;
      if (pauses === looks) writeSync(writer, '[default]\nregion =');
      if (pauses === 2 * looks) writeSync(writer, ' eu-west-1\n');
    };
    const read = await readSettled(path, 100, isCutOff, pause);
    closeSync(writer);
    expect(read).toMatchObject({ at: 'read', bytes: Buffer.from('[default]\nregion = eu-west-1\n') });
  },
);

test('a file that changes without end is given up on', async () => {
  const path = await fileWith('');
  let pauses = 0;
  const read = await readSettled(path, 100, isCutOff, () => writeFileSync(path, 'x'.repeat((pauses += 1))));
  expect(read).toMatchObject({ at: 'read', bytes: Buffer.from('x'.repeat(24)) });
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
