import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { quotePosix } from '../../../shared/text/shell-quoting.ts';
import type { Surroundings } from '../../ports.ts';

/** The program `aws` of this machine, and the environment that it gets. */
export interface AwsCli {
  readonly program: string;
  /** Without keys and tokens. */
  readonly env: Surroundings['env'];
}

/** `aws login` came with 2.32 (AWS CLI changelog, 2.32.0). */
const FIRST_VERSION = { major: 2, minor: 32 } as const;
const VERSION_LIMIT_MILLIS = 20_000;
/** What it prints before the sign-in is read up to here. */
const MOST_OUTPUT = 64 * 1024;
/** Of the link that `aws login` prints for a browser that does not open (awscli 2.38, `customizations/login`). */
const AUTHORIZE_PATH = '/v1/authorize';

export interface CliSignIn {
  readonly profileName: string;
  /** For a profile without one. */
  readonly region?: string;
  readonly platform: NodeJS.Platform;
  readonly onLink: (url: string) => void;
  readonly signal: AbortSignal;
}

/** Rejects: awsCliTooOld, also for a program of that name that is no AWS CLI. */
export async function checkAwsCli({ program, env }: AwsCli, profileName: string): Promise<void> {
  const printed = await new Promise<string>((resolve) => {
    execFile(program, ['--version'], { env, timeout: VERSION_LIMIT_MILLIS, windowsHide: true }, (_error, stdout) =>
      resolve(stdout),
    );
  });
  const [, version = '', major = '', minor = ''] = /^aws-cli\/((\d+)\.(\d+)[\w.+-]*)/u.exec(printed) ?? [];
  const isRecent =
    Number(major) > FIRST_VERSION.major ||
    (Number(major) === FIRST_VERSION.major && Number(minor) >= FIRST_VERSION.minor);
  if (!isRecent) throw new DaypassError('awsCliTooOld', { profile: profileName, ...(version !== '' && { version }) });
}

/** True where the AWS CLI opens the browser by itself, and nothing in its environment prevents that. */
export function opensBrowserItself(platform: NodeJS.Platform): boolean {
  return platform === 'win32';
}

/**
 * Runs `aws login` for a profile, in its same-device form. It opens no browser, except on Windows. Resolves when it has
 * ended well. Rejects: awsLoginFailed, and the signal's reason, after which the program is ended.
 */
export async function signInByAwsCli(cli: AwsCli, signIn: CliSignIn): Promise<void> {
  signIn.signal.throwIfAborted();
  if (opensBrowserItself(signIn.platform)) return run(cli, signIn);
  const folder = await mkdtemp(join(tmpdir(), 'daypass-%s-')).catch((cause: unknown) => {
    throw new DaypassError('awsLoginFailed', { profile: signIn.profileName }, { cause });
  });
  try {
    const env = { ...cli.env, BROWSER: await noBrowserIn(folder) };
    await run({ ...cli, env }, signIn);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Returns a value of BROWSER for which Python's webbrowser module starts a program that does nothing, without the link in its
 * arguments: other users could read it there. The module takes a value with `%s` for a command line, and puts the link in
 * the place of `%s` in all words but the first (CPython 3.13, Lib/webbrowser.py, `get` and GenericBrowser). So `%s` is a
 * part of the folder's name. A shell ends at once where it has nothing to read.
 */
async function noBrowserIn(folder: string): Promise<string> {
  const program = join(folder, 'sh');
  await symlink('/bin/sh', program);
  return quotePosix(program);
}

async function run({ program, env }: AwsCli, signIn: CliSignIn): Promise<void> {
  const { profileName, region, signal, onLink } = signIn;
  signal.throwIfAborted();
  const regionArgs = region === undefined ? [] : ['--region', region];
  const child = spawn(program, ['login', '--profile', profileName, ...regionArgs], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const end = () => child.kill();
  signal.addEventListener('abort', end, { once: true });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      let printed = '';
      let isReported = false;
      const read = (chunk: Buffer): void => {
        if (isReported || printed.length > MOST_OUTPUT) return;
        printed += chunk.toString('utf8');
        // A link may come in two pieces: it is whole once the line has ended.
        const link = authorizeLink(printed.slice(0, printed.lastIndexOf('\n') + 1));
        if (link === undefined) return;
        isReported = true;
        onLink(link);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('error', (cause) => reject(new DaypassError('awsLoginFailed', { profile: profileName }, { cause })));
      child.once('close', resolve);
    });
    signal.throwIfAborted();
    if (code !== 0) throw new DaypassError('awsLoginFailed', { profile: profileName });
  } finally {
    signal.removeEventListener('abort', end);
  }
}

function authorizeLink(printed: string): string | undefined {
  return printed
    .split(/\s/u)
    .find((word) => /^https?:/u.test(word) && URL.parse(word)?.pathname.endsWith(AUTHORIZE_PATH) === true);
}
