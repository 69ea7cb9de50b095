import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('aws-login.mjs', import.meta.url));

/** Writes a program `aws` into a folder, to be put on PATH. Returns the folder. POSIX systems only. */
export async function installAwsProgram(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const program = path.join(folder, 'aws');
  await writeFile(program, `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`);
  await chmod(program, 0o755);
  return folder;
}
