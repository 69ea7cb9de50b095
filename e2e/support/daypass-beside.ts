import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

const entry = path.join(import.meta.dirname, '../../out/cli/daypass.mjs');

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line beside the app, in the same home folder, without a terminal. */
export function daypass(env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ran> {
  const { DAYPASS_SERVICE: _off, CI: _ci, ...rest } = env;
  return new Promise((resolve) => {
    execFile(process.execPath, [entry, ...args], { env: rest }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, stdout, stderr });
    });
  });
}

/** Puts the command where programs look for it. */
export async function installDaypass(binDir: string): Promise<void> {
  await writeFile(path.join(binDir, 'daypass'), `#!/bin/sh\nexec '${process.execPath}' '${entry}' "$@"\n`, {
    mode: 0o755,
  });
}
