import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { buildProgram, startProcess, type Finished, type Program } from '../../e2e/clients/cli-program.ts';
import { isLeftOut } from '../../e2e/support/left-out.ts';
import { environmentOf } from '../../src/core/service/served-environment.ts';
import { encodeLine, PROTOCOL_VERSION } from '../../src/core/service/protocol.ts';
import { LIGHT_PARTS } from '../build/command-line-stages.ts';

/** What tools and people wait for at each call: the entry of the command line and its light parts, as they are shipped. */

const LIGHT_FILES = ['daypass', ...LIGHT_PARTS];
/** Node.js reads and parses all of it at each start. The completions have the table of all commands in them. */
const MOST_BYTES = 32_000;

/** Where the sources of a light file may be from. The engine, the SDK, the commands and the other words are in none of these. */
const LIGHT_SOURCES = [
  'src/shared/',
  'src/core/disk/paths/',
  'src/core/disk/read/',
  'src/core/glance/',
  'src/core/light.ts',
  'src/core/service/',
  'src/cli/light/',
  'src/cli/prompt/',
  'src/cli/completion/',
  'src/cli/service/',
  'src/cli/index.ts',
  'src/cli/cache-compiled.ts',
  'src/cli/exit-codes.ts',
  'src/cli/output/language.ts',
  'src/presenter/messages/prompt-words.ts',
];

let daypass: Program;
let outDir: string;

beforeAll(async () => {
  daypass = await buildProgram({ DAYPASS_SERVICE: undefined });
  outDir = path.dirname(daypass.invocation.entry);
});
afterAll(() => daypass.remove());

const built = (file: string): Promise<string> => readFile(path.join(outDir, file), 'utf8');

test('the entry has its shebang, and what it loads on request is beside it', async () => {
  const entry = await built('daypass.mjs');
  expect(entry).toMatch(/^#!\/usr\/bin\/env node\n/);
  const parts = [...entry.matchAll(/\bimport\("\.\/([\w-]+\.mjs)"\)/g)].map(([, name = '']) => name);
  expect(parts).toEqual(expect.arrayContaining([...LIGHT_PARTS.map((part) => `${part}.mjs`), 'program.mjs']));
  expect(await readdir(outDir)).toEqual(expect.arrayContaining(parts));
});

describe.each(LIGHT_FILES)('%s', (name) => {
  test('is one file that imports nothing before it needs it', async () => {
    const text = await built(`${name}.mjs`);
    expect(text.match(/^import\b.*$/gm)).toBeNull();
    expect(text).toContain('process.getBuiltinModule("node:fs")');
  });

  test('is small', async () => {
    expect(Buffer.byteLength(await built(`${name}.mjs`))).toBeLessThan(MOST_BYTES);
  });

  test('has nothing of the engine, the SDK or the commands in it', async () => {
    const { sources } = JSON.parse(await built(`${name}.mjs.map`)) as { sources: readonly string[] };
    const fromRoot = sources.map((source) => source.replace(/^(?:\.\.\/)+.*?(?=src\/)/, ''));
    expect(fromRoot.length).toBeGreaterThan(3);
    expect(fromRoot.filter((source) => !LIGHT_SOURCES.some((light) => source.startsWith(light)))).toEqual([]);
  });
});

test('the program imports no module of Node.js, which would load all that it exports', async () => {
  // An import of node:http would load undici.
  expect(await built('program.mjs')).not.toMatch(/^import (?!\*).*"node:|\bimport\("node:https?"\)/m);
});

describe('output that nobody takes at once', () => {
  test('a prompt whose reader has gone ends in silence', async () => {
    const { node, entry, env } = daypass.invocation;
    const keys = { AWS_ACCESS_KEY_ID: 'FAKE', AWS_SESSION_TOKEN: 'fake' };
    const child = spawn(node, [entry, 'prompt'], { env: { ...env, ...keys }, stdio: ['ignore', 'pipe', 'pipe'] });
    // The other end is closed long before Node.js has started.
    child.stdout.destroy();
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    const [code] = await once(child, 'close');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  /** Reads a pipe in non-blocking mode only when it is full, and prints how many bytes came and the exit code. */
  const SLOW_READER = `
import fcntl, os, struct, subprocess, sys, termios
reader, writer = os.pipe()
os.set_blocking(writer, False)
child = subprocess.Popen(sys.argv[1:], stdout=writer)
os.close(writer)
waiting = lambda: struct.unpack('i', fcntl.ioctl(reader, termios.FIONREAD, bytes(4)))[0]
while waiting() < 65536 and child.returncode is None:
    try: child.wait(0.02)
    except subprocess.TimeoutExpired: pass
count = 0
while chunk := os.read(reader, 65536): count += len(chunk)
print(count, child.wait())
`;

  test.skipIf(isLeftOut('python3'))(
    'completions go whole through a pipe that is full and must not be waited for',
    async () => {
      const { node, entry, env } = daypass.invocation;
      const config = path.join(daypass.home, 'many-profiles');
      const names = Array.from({ length: 4_000 }, (_, at) => `a-profile-with-quite-a-long-name-${at}`);
      await writeFile(config, names.map((name) => `[profile ${name}]\nregion = eu-west-1\n`).join(''));
      const call = [node, entry, '__complete', 'bash', 'daypass exec '];
      const reader = startProcess('python3', ['-c', SLOW_READER, ...call], { ...env, AWS_CONFIG_FILE: config });
      expect(await reader.finished).toEqual({ code: 0, stdout: `${names.join('\n').length + 1} 0\n`, stderr: '' });
    },
  );
});

describe('modules of Node.js that a call loads beside those of an empty program', () => {
  /** All public modules that the process has loaded, of what Node.js names `NativeModule fs` and the like. */
  async function modulesOf(call: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Loaded> {
    const [list, preload] = ['loaded.json', 'preload.mjs'].map((file) => path.join(daypass.home, file));
    if (list === undefined || preload === undefined) throw new Error('no files');
    const write = `process.getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(list)}, JSON.stringify(process.moduleLoadList))`;
    await writeFile(preload, `process.on('exit', () => ${write});\n`);
    const { node, env: ownEnv } = daypass.invocation;
    const args = ['--import', pathToFileURL(preload).href, ...call];
    const finished = await startProcess(node, args, { ...ownEnv, ...env }).finished;
    const names = JSON.parse(await readFile(list, 'utf8')) as readonly string[];
    const modules = names.flatMap((name) => /^NativeModule (?!internal\/)(.+)$/.exec(name)?.[1] ?? []);
    return { finished, modules };
  }

  interface Loaded {
    readonly finished: Finished;
    readonly modules: readonly string[];
  }

  async function addedBy(call: readonly string[], env?: Readonly<Record<string, string>>): Promise<Loaded> {
    const empty = path.join(daypass.home, 'empty.mjs');
    await writeFile(empty, '');
    const bare = new Set((await modulesOf([empty])).modules);
    const { finished, modules } = await modulesOf([daypass.invocation.entry, ...call], env);
    return { finished, modules: modules.filter((name) => !bare.has(name)) };
  }

  beforeAll(async () => {
    const cache = path.join(daypass.home, '.aws/sso/cache');
    await mkdir(cache, { recursive: true });
    await writeFile(
      path.join(daypass.home, '.aws/config'),
      '[sso-session corp]\nsso_region = eu-west-1\n[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\n',
    );
    const token = { accessToken: 'fake', expiresAt: '2020-01-01T00:00:00Z' };
    await writeFile(path.join(cache, `${createHash('sha1').update('corp').digest('hex')}.json`), JSON.stringify(token));
  });

  test('for a prompt: none', async () => {
    expect(await addedBy(['prompt', '--shell', 'bash'], { AWS_PROFILE: 'dev' })).toEqual({
      finished: { code: 0, stdout: 'dev expired\n', stderr: '' },
      modules: [],
    });
  });

  test.each([
    ['a command', 'daypass logou', 'logout\n'],
    ['a profile', 'daypass exec d', 'dev\n'],
    ['an option', 'daypass list --refr', '--refresh\n'],
  ])('for the completion of %s: none', async (_what, line, stdout) => {
    expect(await addedBy(['__complete', 'bash', line])).toEqual({
      finished: { code: 0, stdout, stderr: '' },
      modules: [],
    });
  });

  test('for keys that the key service has: what a socket needs', async () => {
    await startKeyService();
    const { finished, modules } = await addedBy(['credential-process', '--profile', 'dev']);
    expect(finished).toEqual({ code: 0, stdout: '{"Version":1}\n', stderr: '' });
    const allowed = new Set(['net', 'stream', 'stream/promises', 'string_decoder', 'diagnostics_channel']);
    expect(modules.filter((name) => !allowed.has(name))).toEqual([]);
    expect(modules).toContain('net');
  });

  /** A service that gives the same keys to everybody. */
  async function startKeyService(): Promise<void> {
    const ownDir = path.join(daypass.home, '.local/share/daypass');
    await mkdir(ownDir, { recursive: true, mode: 0o700 });
    const socketPath = path.join(ownDir, 'keys.sock');
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.write(encodeLine({ v: PROTOCOL_VERSION }));
        socket.write(encodeLine({ ok: true, output: '{"Version":1}\n' }));
      });
    });
    await new Promise<void>((resolve) => server.listen(socketPath, resolve));
    onTestFinished(() => void server.close());
    const environment = environmentOf({ homeDir: daypass.home, env: {} });
    const address = { version: PROTOCOL_VERSION, path: socketPath, pid: process.pid, environment };
    await writeFile(path.join(ownDir, 'service.json'), JSON.stringify(address), { mode: 0o600 });
    onTestFinished(() => rm(path.join(ownDir, 'service.json')));
  }
});
