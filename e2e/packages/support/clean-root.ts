import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';

/** What a program in the root ended with. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly as?: 'root' | 'ann';
  /** All of the program's environment besides PATH and HOME. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A Debian that nobody has installed anything on, thrown away after the test. */
export interface CleanRoot {
  readonly dir: string;
  /** A folder with the same path inside and outside; everyone may write to it. */
  readonly sharedDir: string;
  run(words: readonly string[], options?: RunOptions): Promise<Ended>;
  /** Runs it, and rejects with what it said where its exit code is not 0. Resolves with its stdout. */
  must(words: readonly string[], options?: RunOptions): Promise<string>;
  start(words: readonly string[], options?: RunOptions): ChildProcess;
  close(): Promise<void>;
}

export type Suite = 'bookworm' | 'trixie';

const ROOTS_DIR = process.env['DAYPASS_PACKAGE_ROOTS'] ?? '/var/tmp/daypass-roots';
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const ANN = 1000;

/**
 * Enters the root by pivot_root in a mount namespace of its own: inside a plain chroot the kernel allows no user
 * namespaces (user_namespaces(7)), which Chromium's sandbox is made of.
 */
const ENTER = `
  mount --rbind "$1" "$1" && cd "$1" && pivot_root . . && umount -l . && cd / || exit 125
  id=$2; shift 2
  exec setpriv --reuid="$id" --regid="$id" --clear-groups -- env -i "$@"`;

/** Opens a fresh copy of a Debian, which debootstrap makes at the first use and which stays on the machine. */
export async function openCleanRoot(suite: Suite): Promise<CleanRoot> {
  const base = await baseRoot(suite);
  const workDir = await mkdtemp(path.join(ROOTS_DIR, 'run-'));
  const dir = path.join(workDir, 'root');
  const sharedDir = await mkdtemp(path.join(tmpdir(), 'daypass-packages-'));
  await chmod(sharedDir, 0o777);
  const archives = path.join(ROOTS_DIR, `archives-${suite}`);
  for (const folder of [dir, path.join(workDir, 'upper'), path.join(workDir, 'work'), archives]) {
    await mkdir(folder, { recursive: true });
  }
  const layers = `lowerdir=${base},upperdir=${workDir}/upper,workdir=${workDir}/work`;
  await program('mount', ['-t', 'overlay', 'overlay', '-o', layers, dir]);
  await program('mount', ['-t', 'proc', 'proc', path.join(dir, 'proc')]);
  await program('mount', ['--rbind', '/dev', path.join(dir, 'dev')]);
  await program('mount', ['--make-rslave', path.join(dir, 'dev')]);
  await mkdir(path.join(dir, sharedDir), { recursive: true });
  await program('mount', ['--bind', sharedDir, path.join(dir, sharedDir)]);
  await program('mount', ['--bind', archives, path.join(dir, 'var/cache/apt/archives')]);

  const start = (words: readonly string[], { as = 'root', env = {} }: RunOptions = {}): ChildProcess => {
    const home = as === 'root' ? '/root' : '/home/ann';
    const variables = Object.entries({ PATH, HOME: home, LC_ALL: 'C.UTF-8', ...env }).map(
      ([name, value]) => `${name}=${value}`,
    );
    const entering = ['sh', '-c', ENTER, 'enter', dir, as === 'root' ? '0' : `${ANN}`, ...variables, ...words];
    return spawn('unshare', ['--mount', '--propagation', 'private', ...entering], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH },
    });
  };
  const run: CleanRoot['run'] = (words, options) => ended(start(words, options));
  return {
    dir,
    sharedDir,
    start,
    run,
    async must(words, options) {
      const { code, stdout, stderr } = await run(words, options);
      if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}:\n${stdout}\n${stderr}`);
      return stdout;
    },
    async close() {
      await program('umount', ['--recursive', '--lazy', dir]);
      await rm(workDir, { recursive: true, force: true });
      await rm(sharedDir, { recursive: true, force: true });
    },
  };
}

/** Whole or not at all: an interrupted debootstrap leaves nothing that looks finished. */
async function baseRoot(suite: Suite): Promise<string> {
  const base = path.join(ROOTS_DIR, suite);
  const isThere = await access(base).then(
    () => true,
    () => false,
  );
  if (isThere) return base;
  await mkdir(ROOTS_DIR, { recursive: true });
  const part = await mkdtemp(path.join(ROOTS_DIR, `${suite}-part-`));
  // Debian 13 has the first AppArmor that reads the profile of Ubuntu 24.04.
  const included = suite === 'trixie' ? ['--include=apparmor'] : [];
  await program('debootstrap', ['--variant=minbase', ...included, suite, part]);
  await program('chroot', [part, 'useradd', '--create-home', '--uid', `${ANN}`, 'ann']);
  await chmod(part, 0o755);
  await rename(part, base);
  return base;
}

async function program(name: string, args: readonly string[]): Promise<void> {
  const child = spawn(name, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const { code, stdout, stderr } = await ended(child);
  if (code !== 0) throw new Error(`${name} ${args.join(' ')} ended with ${code}:\n${stdout.slice(-2000)}\n${stderr}`);
}

async function ended(child: ChildProcess): Promise<Ended> {
  if (child.stdout === null || child.stderr === null) throw new Error('A program was started without pipes.');
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: typeof code === 'number' ? code : null, stdout, stderr };
}
