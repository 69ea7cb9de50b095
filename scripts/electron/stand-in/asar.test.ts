import { expect, test } from 'vitest';
import { asarOf } from './asar.ts';

test('an archive holds its files behind a header of the sizes it names', () => {
  const archive = asarOf({ 'a.txt': Buffer.from('first'), 'b.txt': Buffer.from('second') });
  const headerSize = archive.readUInt32LE(4);
  const jsonSize = archive.readUInt32LE(12);
  const header = JSON.parse(archive.subarray(16, 16 + jsonSize).toString()) as {
    files: Record<string, { size: number; offset: string }>;
  };
  const read = (name: string) => {
    const { size, offset } = header.files[name] ?? { size: 0, offset: '0' };
    const start = 8 + headerSize + Number(offset);
    return archive.subarray(start, start + size).toString();
  };
  expect(read('a.txt')).toBe('first');
  expect(read('b.txt')).toBe('second');
});
