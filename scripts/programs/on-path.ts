import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';

/** Where a program of this name would be run from, or undefined. */
export async function onPath(name: string, env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const extensions = process.platform === 'win32' ? (env['PATHEXT'] ?? '.EXE').split(';') : [''];
  for (const folder of (env['PATH'] ?? '').split(path.delimiter)) {
    for (const extension of extensions) {
      const file = path.join(folder, `${name}${extension}`);
      const runs = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (folder !== '' && runs) return file;
    }
  }
  return undefined;
}
