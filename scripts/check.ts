import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import path from 'node:path';

/** `npm run check`: all that can be judged without running the app. Every step runs, so that one look shows all. */

const root = path.join(import.meta.dirname, '..');

const STEPS: readonly { readonly title: string; readonly command: readonly [string, ...string[]] }[] = [
  { title: 'types', command: ['tsc', '-b'] },
  { title: 'lint', command: ['oxlint'] },
  { title: 'format', command: ['oxfmt', '--check'] },
  { title: 'unused code and dependencies', command: ['knip'] },
  {
    title: 'walls and documents',
    command: [
      'vitest',
      'run',
      '--project',
      'rooms',
      '--reporter',
      'dot',
      'scripts/rooms/walls.test.ts',
      'scripts/rooms/regex-growth.test.ts',
      'scripts/rooms/rooms.test.ts',
      'scripts/documents/documents.test.ts',
    ],
  },
  {
    title: 'the bundled command line starts',
    command: ['vitest', 'run', '--project', 'clients', '--reporter', 'dot', 'e2e/clients/cli-starts.test.ts'],
  },
];

/** Resolves with whether it ended well; its words go straight to the terminal. */
async function passes([program, ...args]: readonly [string, ...string[]]): Promise<boolean> {
  // Windows starts npm's programs through a shell; none of these words come from outside.
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  const [code] = await once(child, 'exit');
  return code === 0;
}

// A warm build does not notice that another room's module is gone.
await rm(path.join(root, 'out/types'), { recursive: true, force: true });
const failed: string[] = [];
for (const { title, command } of STEPS) {
  console.log(`\n== ${title}: ${command.join(' ')}`);
  if (!(await passes(command))) failed.push(title);
}
console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
