import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { asarOf } from './asar.ts';
import { requireHash } from './install.ts';

test('content of another hash is refused, and the message names both', () => {
  const content = Buffer.from('runtime');
  const hash = createHash('sha256').update(content).digest('hex');
  expect(() => requireHash(content, 'sha256', 'hex', hash, 'it')).not.toThrow();
  expect(() => requireHash(Buffer.from('tampered'), 'sha256', 'hex', hash, 'it')).toThrow(
    new RegExp(`integrity mismatch of it: sha256 is [0-9a-f]{64}, not ${hash}`),
  );
});

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
