import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { loginItem } from '../../../src/main/desktop/login-item.ts';
import { approveDevice, startSimulator, type Simulator } from '../../../src/simulator/index.ts';
import { openCleanRoot, type CleanRoot } from './clean-root.ts';
import { startDesktopOfAnn, type DesktopOfAnn } from './desktop-of-ann.ts';

/** A person with a desktop on a clean Debian, beside a simulated AWS, and what the story of each package does there. */
export interface AnnOnDebian {
  readonly simulator: Simulator;
  readonly root: CleanRoot;
  readonly desktop: DesktopOfAnn;
  /** Without a key service, which would outlive a test. */
  readonly env: Readonly<Record<string, string>>;
  /** A file of the root. */
  text(file: string): Promise<string>;
  /** Every file below ~/.aws with its bytes. */
  awsFiles(): Promise<Record<string, string>>;
  /** Signs in to the session by the command, which starts `daypass`. */
  signInByDevice(command: readonly string[], session: string): Promise<void>;
  /** What a line of `credential_process` prints where no variable is set. */
  keysFrom(line: string): Promise<unknown>;
  /** Writes what the setting "Start at login" writes in the app that this program starts. Returns the entry's Exec line. */
  autostart(program: string): Promise<string>;
  /** The seccomp mode of each process of the app, as the kernel reports it: 2 is a filter. */
  sandboxModes(): Promise<readonly string[]>;
  close(): Promise<void>;
}

const AUTOSTART = 'home/ann/.config/autostart/daypass.desktop';

export async function annOnDebian(): Promise<AnnOnDebian> {
  const simulator = await startSimulator();
  const root = await openCleanRoot('bookworm');
  const desktop = await startDesktopOfAnn(root);
  const env = { ...desktop.env, ...simulator.environment, DAYPASS_SERVICE: 'off' };
  const text = (file: string): Promise<string> => readFile(path.join(root.dir, file), 'utf8');
  // The simulator's accounts are named like production, which would ask before each use.
  const settings = `cd && mkdir -p -m 700 .local/share/daypass && echo '{"productionPattern":""}' >.local/share/daypass/shell.json`;
  await root.must(['sh', '-c', settings], { as: 'ann' });

  return {
    simulator,
    root,
    desktop,
    env,
    text,
    async awsFiles() {
      const dir = path.join(root.dir, 'home/ann/.aws');
      const entries = await readdir(dir, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
      return Object.fromEntries(
        await Promise.all(files.toSorted().map(async (file) => [file, await readFile(file, 'latin1')] as const)),
      );
    },
    async signInByDevice(command, session) {
      const login = root.start([...command, 'login', session, '--device', '--no-open', '--json'], { as: 'ann', env });
      if (login.stdout === null) throw new Error('no pipe');
      const lines = createInterface({ input: login.stdout });
      const [device] = await once(lines, 'line');
      const ended = once(login, 'close');
      await approveDevice(JSON.parse(String(device)).url);
      expect(await ended).toEqual([0, null]);
    },
    async keysFrom(line) {
      // The simulator is known by its variables alone; a person's tools need none.
      const variables = { ...simulator.environment, DAYPASS_SERVICE: 'off' };
      const words = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
      return JSON.parse(await root.must(['env', '-i', ...words, 'sh', '-c', line], { as: 'ann' }));
    },
    async autostart(program) {
      const homeDir = path.join(root.dir, 'home/ann');
      await mkdir(path.join(homeDir, '.config/autostart'), { recursive: true });
      const surroundings = { platform: 'linux', homeDir, env: {} } as const;
      const app = { getLoginItemSettings: () => unused(), setLoginItemSettings: () => unused() };
      await loginItem({ app, surroundings, command: [program] }).set(true);
      await root.must(['chown', '-R', 'ann:ann', '/home/ann/.config']);
      const checked = await promisify(execFile)('desktop-file-validate', [path.join(root.dir, AUTOSTART)]);
      expect(checked.stdout).toBe('');
      return autostartLine(await text(AUTOSTART));
    },
    async sandboxModes() {
      const script =
        'for s in /proc/[0-9]*; do case $(readlink $s/exe) in */daypass-desktop) grep ^Seccomp: $s/status;; esac; done';
      const modes = await root.must(['sh', '-c', script]);
      return [...modes.matchAll(/^Seccomp:\s+(\d)$/gm)].map(([, mode = '']) => mode);
    },
    async close() {
      await desktop.close();
      await root.close();
      await simulator.close();
    },
  };
}

export function autostartLine(entry: string): string {
  return /^Exec=(.+)$/m.exec(entry)?.[1] ?? '';
}

function unused(): never {
  throw new Error('Linux has no login items.');
}
