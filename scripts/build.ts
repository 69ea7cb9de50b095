import { access, chmod, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';
import { commandLineStages } from './build/command-line-stages.ts';
import type { Stage } from './build/stage.ts';
import { nodeProgram } from './build/node-program.ts';

/**
 * Builds the five programs into out/: `node scripts/build.ts [PROGRAM…]`, all of them when none is
 * named. Everything is bundled, so what is shipped needs no node_modules; only `electron` stays outside.
 */

const root = path.join(import.meta.dirname, '..');
/** The oldest browser we run in; the oldest Node is in build/node-program.ts. */
const CHROME_FLOOR = 'chrome130';

interface Program {
  /** The file without which there is nothing to build. */
  readonly entry: string;
  readonly config?: InlineConfig;
  /** In place of `config`: what is bundled one after the other into the same folder, each by what the earlier ones found. */
  readonly stages?: (outDir: string) => readonly Stage[];
  /** Whether to list what is bundled with its licences: for the app to show, and for who redistributes the command line. */
  readonly namesLicences?: boolean;
  readonly afterwards?: (outDir: string) => Promise<void>;
}

export interface BuiltFile {
  readonly file: string;
  readonly text: string;
}

const programs = {
  main: {
    entry: 'src/main/entry.ts',
    namesLicences: true,
    config: nodeProgram({
      input: { entry: 'src/main/entry.ts', index: 'src/main/index.ts' },
      extension: 'js',
      external: ['electron'],
    }),
  },
  preload: {
    entry: 'src/preload/index.ts',
    config: {
      ssr: { noExternal: true },
      build: {
        ssr: true,
        target: CHROME_FLOOR,
        rolldownOptions: {
          input: { index: 'src/preload/index.ts' },
          external: ['electron'],
          // A sandboxed preload is one CommonJS file; it can load nothing beside it.
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
  renderer: {
    entry: 'src/renderer/index.html',
    namesLicences: true,
    config: {
      root: path.join(root, 'src/renderer'),
      base: '/',
      plugins: [react()],
      build: {
        target: CHROME_FLOOR,
        // The policy allows images from us and no inlined fonts or scripts: keep assets as files.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: {
            index: path.join(root, 'src/renderer/index.html'),
            palette: path.join(root, 'src/renderer/palette.html'),
          },
        },
      },
    },
  },
  cli: {
    entry: 'src/cli/index.ts',
    stages: commandLineStages,
    afterwards: (outDir) => chmod(path.join(outDir, 'daypass.mjs'), 0o755),
  },
  simulator: {
    entry: 'src/simulator/index.ts',
    config: nodeProgram({
      input: { cli: 'src/simulator/cli.ts', index: 'src/simulator/index.ts' },
      extension: 'mjs',
    }),
  },
} satisfies Record<string, Program>;

export type ProgramName = keyof typeof programs;
export const PROGRAM_NAMES = Object.keys(programs) as ProgramName[];

/** Builds one program into out/, its folder there emptied first. Rejects with the bundler's own words, file and line included. */
export async function buildProgram(name: ProgramName): Promise<void> {
  await buildInto(path.join(root, 'out'), name);
}

/** The same, into another folder than out/; answers every file that came out, with its text. For tests of what is bundled. */
export async function buildInto(outRoot: string, name: ProgramName): Promise<readonly BuiltFile[]> {
  const program: Program = programs[name];
  await access(path.join(root, program.entry)).catch(() => {
    throw new Error(`${name}: ${program.entry} is missing, so there is nothing to build`);
  });
  const outDir = path.join(outRoot, name);
  await rm(outDir, { recursive: true, force: true });
  const { config = {}, namesLicences = false } = program;
  const stages = program.stages?.(outDir) ?? [{ config: () => config, namesLicences }];
  for (const stage of stages) await bundle(await stage.config(), outDir, stage.namesLicences, name === 'renderer');
  await program.afterwards?.(outDir);
  return filesUnder(outDir);
}

function bundle(config: InlineConfig, outDir: string, namesLicences: boolean, isMinified: boolean) {
  return build({
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    clearScreen: false,
    publicDir: false,
    root,
    ...config,
    build: {
      sourcemap: true,
      minify: isMinified,
      emptyOutDir: false,
      reportCompressedSize: false,
      license: namesLicences && { fileName: 'licences.json' },
      // Loaded from disk, so splitting for the network buys nothing.
      chunkSizeWarningLimit: 4096,
      ...config.build,
      outDir,
    },
  });
}

async function filesUnder(dir: string): Promise<readonly BuiltFile[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(file, 'utf8') })));
}

function isProgramName(name: string): name is ProgramName {
  return Object.hasOwn(programs, name);
}

async function run(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const unknown = positionals.filter((name) => !isProgramName(name));
  if (unknown.length > 0) {
    console.error(`Unknown program: ${unknown.join(', ')}. There are: ${PROGRAM_NAMES.join(', ')}.`);
    return 2;
  }
  const asked = positionals.filter(isProgramName);
  const startedMillis = performance.now();
  const names = asked.length > 0 ? asked : PROGRAM_NAMES;
  const results = await Promise.allSettled(names.map(buildProgram));
  for (const [index, result] of results.entries()) {
    if (result.status === 'rejected') console.error(`Building ${names[index]} failed:\n${messageOf(result.reason)}`);
  }
  const failed = results.filter((result) => result.status === 'rejected').length;
  if (failed === 0)
    console.log(`Built ${names.join(', ')} in ${((performance.now() - startedMillis) / 1000).toFixed(1)} s`);
  return failed === 0 ? 0 : 1;
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}

if (import.meta.main) process.exitCode = await run();
