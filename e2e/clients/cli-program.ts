import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { buildInto } from '../../scripts/build.ts';
import { oldestNode } from './oldest-node.ts';
import { approveInBrowser, type Simulator } from '../../src/simulator/index.ts';

const root = path.join(import.meta.dirname, '../..');
/** The oldest Node, or what stands in for it: the layer of Windows runs the same tests by another. */
const NODE = process.env['DAYPASS_TEST_NODE'] ?? oldestNode();

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A `daypass` still running: its lines as they come, and its end. */
export interface Running {
  /** The next line of stdout. Rejects when the program ends without one. */
  nextLine(): Promise<string>;
  /** Calls with all of stdout so far, whenever there is more: a question ends no line. */
  onOutput(listener: (stdout: string) => void): void;
  kill(signal: NodeJS.Signals): void;
  /** To its standard input, where the process was started with one. */
  write(text: string): void;
  endInput(): void;
  readonly finished: Promise<Finished>;
}

export interface Program {
  /** A home folder of its own, the only one the program knows. */
  readonly home: string;
  /** A folder ahead on its PATH, for stand-ins of other programs. */
  readonly binDir: string;
  run(...args: readonly string[]): Promise<Finished>;
  start(...args: readonly string[]): Running;
  /** The same program and home with more, or (undefined) fewer, environment variables. */
  with(env: Readonly<Record<string, string | undefined>>): Program;
  /** What it takes to start it from elsewhere, as a shell. */
  readonly invocation: { readonly node: string; readonly entry: string; readonly env: Parts['env'] };
  remove(): Promise<void>;
}

/** Bundles the command line as it is shipped into a folder of a temp folder, and gives it an empty home. */
export async function buildProgram(
  env: Readonly<Record<string, string | undefined>>,
  installFolder = 'daypass',
): Promise<Program> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'daypass-cli-')));
  const installDir = path.join(folder, installFolder);
  const outDir = path.join(installDir, 'out/cli');
  await buildInto(path.join(installDir, 'out'), 'cli');
  await copyFile(path.join(root, 'package.json'), path.join(installDir, 'package.json'));
  const home = await mkdtemp(path.join(folder, 'home-'));
  const binDir = await mkdtemp(path.join(folder, 'bin-'));
  const entry = path.join(outDir, 'daypass.mjs');
  // No background process is left behind; tests of the key service say otherwise.
  const baseEnv = {
    HOME: home,
    PATH: `${binDir}:${process.env['PATH'] ?? ''}`,
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    DAYPASS_SERVICE: 'off',
    ...env,
  };
  return program({ folder, entry, home, binDir, env: baseEnv });
}

interface Parts {
  readonly folder: string;
  readonly entry: string;
  readonly home: string;
  readonly binDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

function program(parts: Parts): Program {
  const start = (...args: readonly string[]): Running => startProcess(NODE, [parts.entry, ...args], parts.env);
  return {
    home: parts.home,
    binDir: parts.binDir,
    start,
    run: (...args) => start(...args).finished,
    with: (env) => program({ ...parts, env: { ...parts.env, ...env } }),
    invocation: { node: NODE, entry: parts.entry, env: parts.env },
    remove: () => rm(parts.folder, { recursive: true, force: true }),
  };
}

/** Any program, its output collected. */
export function startProcess(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  input: 'ignore' | 'pipe' = 'ignore',
): Running {
  const child = spawn(command, [...args], { env: { ...env }, stdio: 'pipe' });
  // Its input is closed where it ends early.
  child.stdin.on('error', () => undefined);
  if (input === 'ignore') child.stdin.end();
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async nextLine() {
      const { done, value } = await lines.next();
      if (done === true) throw new Error(`daypass ended without another line. It said: ${stderr}`);
      return value;
    },
    onOutput: (listener) => void child.stdout.on('data', () => listener(stdout)),
    kill: (signal) => void child.kill(signal),
    write: (text) => void child.stdin.write(text),
    endInput: () => void child.stdin.end(),
    finished: once(child, 'close').then(([code]) => ({ code: typeof code === 'number' ? code : null, stdout, stderr })),
  };
}

/** Puts a shell script into the program's PATH under a name. */
export async function standIn({ binDir }: Program, name: string, script: string): Promise<void> {
  const file = path.join(binDir, name);
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
}

/** Adds the session `corp` of a simulated portal and signs in to it, as a person does in a browser. */
export async function addSignedInSession(daypass: Program, portal: Simulator['portal']): Promise<void> {
  await daypass.run('session', 'add', 'corp', '--start-url', portal.startUrl, '--region', portal.region);
  const login = daypass.start('login', 'corp', '--browser', '--no-open', '--json');
  await approveInBrowser(JSON.parse(await login.nextLine()).url);
  await login.finished;
}
