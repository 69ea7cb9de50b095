import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { ContainerCredentials, EnginePorts } from '../../core/index.ts';
import { startError, type ChildRun } from '../ports/run-child.ts';
import {
  FOLDER_LINE,
  holderCommand,
  holderInput,
  READY_LINE,
  sessionCommand,
  sessionScript,
} from './remote-scripts.ts';
import type { SshArguments } from './ssh-arguments.ts';

export interface SshRun {
  readonly host: string;
  readonly args: SshArguments;
  readonly region?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether the person is at a terminal. */
  readonly hasTerminal: boolean;
  readonly get: (signal: AbortSignal) => Promise<ContainerCredentials>;
}

/** What the session needs of the terminal. */
interface SshTerminal {
  readonly platform: NodeJS.Platform;
  err(line: string): void;
  onInterrupt(callback: () => void): () => void;
  runChild(child: ChildRun): Promise<number>;
}

/** How it ended: ssh's own exit code, or why there was no session. */
export type SshEnd = { readonly exitCode: number } | { readonly failed: 'notForwarded' | 'notPrepared' };

const CLOSE_MILLIS = 10_000;
const INTERRUPTED = 130;
const SSH_FAILED = 255;

/**
 * Runs a session on another machine whose programs get keys from here: a container credentials endpoint on this
 * machine's loopback, forwarded to the other's by ssh. Its token goes there by standard input. A second session, the
 * holder, removes its file there when its input ends, also where this process is killed.
 */
export async function runOverSsh(run: SshRun, terminal: SshTerminal, ports: EnginePorts): Promise<SshEnd> {
  const { ContainerEndpoint } = await import('../../core/index.ts');
  const endpoint = new ContainerEndpoint(ports);
  const controlDir = await mkdtemp(path.join(tmpdir(), 'daypass-ssh-'));
  try {
    const grant = await endpoint.grant(run.get);
    // Windows' ssh can't share a connection, so there the person's session is a connection of its own.
    const sharing = terminal.platform === 'win32' ? [] : ['-o', `ControlPath=${path.join(controlDir, 'c')}`];
    const holder = new Holder(run, (line) => terminal.err(line), sharing, Number(new URL(grant.url).port));
    const stopListening = terminal.onInterrupt(() => holder.interrupt());
    try {
      const { folder, port } = await holder.opened;
      grant.alsoAt(port);
      const url = grant.url.replace(/:\d+\//, `:${port}/`);
      const remote = { folder, url, ...(run.region !== undefined && { region: run.region }) };
      await holder.fill(holderInput(grant.token, sessionScript(remote, run.args.command)));
      stopListening();
      return { exitCode: await terminal.runChild(sessionChild(run, sharing, folder)) };
    } catch (thrown) {
      if (thrown instanceof HolderEnd) return thrown.end;
      throw thrown;
    } finally {
      stopListening();
      await holder.close();
    }
  } finally {
    await endpoint.close();
    await rm(controlDir, { recursive: true, force: true });
  }
}

function sessionChild({ args, host, env, hasTerminal }: SshRun, sharing: readonly string[], folder: string) {
  const terminal = hasTerminal && args.command.length === 0 ? ['-t'] : [];
  // What the connection forwards, it forwards already.
  const own = ['-o', 'RemoteCommand=none', '-o', 'ClearAllForwardings=yes'];
  const options = [...sharing, ...own, ...args.connection, ...terminal, ...args.session];
  return { command: 'ssh', args: [...options, '--', host, sessionCommand({ folder })], env };
}

/** The holder ended before there was a session. */
class HolderEnd extends Error {
  readonly end: SshEnd;

  constructor(end: SshEnd) {
    super('no session');
    this.end = end;
  }
}

interface Opened {
  readonly folder: string;
  /** On the other machine's loopback. */
  readonly port: number;
}

/** The ssh process of the holder. */
class Holder {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: Interface;
  /** Rejects when the process has ended, with what that means for the person. */
  readonly #ended: Promise<never>;
  readonly opened: Promise<Opened>;
  #isInterrupted = false;
  #isForwarded = true;

  constructor(run: SshRun, err: (line: string) => void, sharing: readonly string[], localPort: number) {
    const args = [...holderOptions(run, sharing, localPort), '--', run.host, holderCommand()];
    this.#child = spawn('ssh', args, { env: { ...run.env }, stdio: ['pipe', 'pipe', 'pipe'] });
    // Its input is closed where the process ends early.
    this.#child.stdin.on('error', () => undefined);
    this.#lines = createInterface({ input: this.#child.stdout });
    this.#ended = this.#end();
    this.#ended.catch(() => undefined);
    const folder = this.#line((line) => line.startsWith(`${FOLDER_LINE}/`));
    const opening = Promise.all([folder, this.#forwardedPort(err)]).then(([line, port]) => ({
      folder: line.slice(FOLDER_LINE.length),
      port,
    }));
    this.opened = Promise.race([opening, this.#ended]);
  }

  /** Resolves when the other machine has stored the text. */
  async fill(text: string): Promise<void> {
    const ready = this.#line((line) => line === READY_LINE);
    this.#child.stdin.write(text);
    await Promise.race([ready, this.#ended]);
  }

  interrupt(): void {
    this.#isInterrupted = true;
    this.#child.kill('SIGTERM');
  }

  /** Ends its input, so that the other machine removes the folder, and waits until it has. */
  async close(): Promise<void> {
    this.#child.stdin.end();
    const timer = setTimeout(() => this.#child.kill('SIGTERM'), CLOSE_MILLIS);
    await this.#ended.catch(() => undefined);
    clearTimeout(timer);
  }

  #line(test: (line: string) => boolean): Promise<string> {
    return new Promise((resolve) => {
      this.#lines.on('line', (line) => {
        if (test(line)) resolve(line);
      });
    });
  }

  /** Passes on what ssh says, and picks the port out of it. */
  #forwardedPort(err: (line: string) => void): Promise<number> {
    return new Promise((resolve) => {
      createInterface({ input: this.#child.stderr }).on('line', (line) => {
        const [, allocated] = /^Allocated port (\d+) for remote forward/.exec(line) ?? [];
        if (allocated !== undefined) return resolve(Number(allocated));
        err(line);
        if (!line.includes('remote port forwarding failed')) return;
        this.#isForwarded = false;
        this.#child.kill('SIGTERM');
      });
    });
  }

  #end(): Promise<never> {
    return new Promise((_resolve, reject) => {
      this.#child.once('error', (cause: NodeJS.ErrnoException) => reject(startError('ssh', cause)));
      this.#child.once('close', (code) => {
        if (!this.#isForwarded) return reject(new HolderEnd({ failed: 'notForwarded' }));
        if (this.#isInterrupted) return reject(new HolderEnd({ exitCode: INTERRUPTED }));
        // 255 is ssh's own failure, which it has explained.
        reject(new HolderEnd(code === SSH_FAILED ? { exitCode: SSH_FAILED } : { failed: 'notPrepared' }));
      });
    });
  }
}

function holderOptions({ args }: SshRun, sharing: readonly string[], localPort: number): readonly string[] {
  const master = sharing.length === 0 ? [] : [...sharing, '-o', 'ControlMaster=yes', '-o', 'ControlPersist=no'];
  // The forwarded port is logged at this level.
  const own = ['-o', 'LogLevel=INFO', '-o', 'RemoteCommand=none', '-o', 'RequestTTY=no'];
  return [...master, ...own, '-R', `127.0.0.1:0:127.0.0.1:${localPort}`, ...args.connection];
}
