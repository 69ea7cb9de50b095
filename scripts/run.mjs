// Starts one of our TypeScript scripts on a Node that runs TypeScript: this one, or the Node 24 that `npm ci`
// brought along. npm 11 puts that one on the PATH of npm scripts by itself; npm 10 installs it but links it nowhere.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const [script = '', ...args] = process.argv.slice(2);
const root = path.join(import.meta.dirname, '..');
const node = runsTypeScript(process.versions.node) ? process.execPath : broughtAlong();

if (node === undefined) {
  console.error(
    `Node ${process.versions.node} is too old for Daypass's scripts. Install Node 22.18 or newer and try again.`,
  );
  process.exitCode = 1;
} else {
  // On Windows this is one variable, however it is spelled.
  process.env.PATH = `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}`;
  const child = spawn(node, [path.join(root, script), ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}

function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

function broughtAlong() {
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const brought = path.join(root, 'node_modules', `node-${platformName()}-${process.arch}`, 'bin', file);
  return existsSync(brought) ? brought : undefined;
}

function platformName() {
  return process.platform === 'win32' ? 'win' : process.platform;
}
