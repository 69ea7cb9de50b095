import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Returns a line for each file of the folder, in the form that `sha256sum --check` reads, by name. */
export async function checksums(dir: string): Promise<string> {
  const names = (await readdir(dir)).filter((name) => name !== 'SHA256SUMS').toSorted();
  const lines: string[] = [];
  for (const name of names) {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path.join(dir, name))) hash.update(chunk as Buffer);
    lines.push(`${hash.digest('hex')}  ${name}\n`);
  }
  return lines.join('');
}
