import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** `npm run torture`: the proofs by force the whole way, which takes some minutes; the suite runs a part of them. */
const root = path.join(import.meta.dirname, '..');
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');

// One file after the other: they race processes of their own, and kill them.
const args = ['run', '--project', 'torture', '--no-file-parallelism', ...process.argv.slice(2)];
const child = spawn(process.execPath, [vitest, ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, DAYPASS_TORTURE: 'full' },
});
const [code] = await once(child, 'exit');
process.exitCode = typeof code === 'number' ? code : 1;
