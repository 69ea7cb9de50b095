import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rooms } from './rooms.ts';
import { buildInto, type BuiltFile } from '../build.ts';

/** Proves that the walls between the rooms bite: a lint rule that no longer matches anything passes in silence. */

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../..');

interface Planted {
  readonly file: string;
  readonly source: string;
  readonly rule:
    | 'no-restricted-imports'
    | 'no-restricted-globals'
    | 'no-restricted-properties'
    | 'no-use-before-define'
    | 'max-lines-per-function';
}

const imports = (file: string, specifier: string): Planted => ({
  file,
  source: `import * as planted from '${specifier}';\nexport { planted };\n`,
  rule: 'no-restricted-imports',
});
const uses = (file: string, rule: Planted['rule'], expression: string): Planted => ({
  file,
  source: `export const planted = ${expression};\n`,
  rule,
});

/** An import from each room of `src` into each other that rooms.json does not allow: lint has to agree with the table. */
const outer = [...new Set(rooms.map(({ room }) => room.split('/')[1] ?? ''))];
const allowed = new Set(
  rooms.flatMap(({ room, imports: rest }) => rest.map((to) => `${room.split('/')[1]} ${to.split('/')[1]}`)),
);
const FORBIDDEN = outer.flatMap((from) =>
  outer
    .filter((to) => to !== from && !allowed.has(`${from} ${to}`))
    .map((to) => imports(`src/${from}/to-${to}.ts`, `../${to}/index.ts`)),
);

const longFunction = (codeLines: number): string =>
  `export function planted(done: () => void): void {\n${'  done();\n'.repeat(codeLines - 2)}}\n`;

const PLANTED: readonly Planted[] = [
  ...FORBIDDEN,
  imports('src/shared/a.ts', '../core/index.ts'),
  imports('src/shared/b.ts', 'node:fs'),
  imports('src/core/a.ts', 'electron'),
  imports('src/core/b.ts', 'zod/mini'),
  imports('src/core/roles/c.ts', '@aws-sdk/client-sso'),
  imports('src/core/roles/d.ts', '../../presenter/tray-menu.ts'),
  imports('src/core/roles/e.ts', '../../simulator/index.ts'),
  imports('src/core/f.ts', 'node:timers/promises'),
  imports('src/core/transport/g.ts', '../../main/index.ts'),
  imports('src/presenter/a.ts', 'node:path'),
  imports('src/presenter/b.ts', 'electron'),
  imports('src/presenter/c.ts', '../core/index.ts'),
  imports('src/presenter/messages/d.ts', '../../renderer/app.tsx'),
  imports('src/renderer/a.ts', 'electron'),
  imports('src/renderer/features/b.ts', '../../core/index.ts'),
  imports('src/renderer/c.ts', 'zod'),
  imports('src/renderer/d.ts', 'node:fs'),
  imports('src/renderer/e.ts', '../simulator/index.ts'),
  imports('src/preload/a.ts', 'node:fs'),
  imports('src/preload/b.ts', 'zod'),
  imports('src/preload/c.ts', '../core/index.ts'),
  imports('src/main/a.ts', '@aws-sdk/client-sso-oidc'),
  imports('src/main/b.ts', '../core/engine.ts'),
  imports('src/main/c.ts', '../renderer/app.tsx'),
  imports('src/main/d.ts', '../simulator/index.ts'),
  {
    file: 'src/main/commands/e.ts',
    source: `import { ipcMain } from 'electron';\nexport { ipcMain };\n`,
    rule: 'no-restricted-imports',
  },
  imports('src/cli/a.ts', '../core/engine/compose.ts'),
  imports('src/cli/b.ts', 'electron'),
  imports('src/cli/c.ts', '../simulator/index.ts'),
  imports('src/simulator/a.ts', '../core/index.ts'),
  imports('src/simulator/b.ts', '../presenter/tray-menu.ts'),
  imports('src/simulator/c.ts', '../shared/contract.ts'),
  uses('src/core/t.ts', 'no-restricted-globals', 'setTimeout(() => undefined, 1)'),
  uses('src/core/u.ts', 'no-restricted-globals', `fetch('https://example.com')`),
  uses('src/core/v.ts', 'no-restricted-globals', `process.env['HOME']`),
  uses('src/core/w.ts', 'no-restricted-properties', 'Date.now()'),
  uses('src/core/x.ts', 'no-restricted-properties', 'globalThis.setTimeout(() => undefined, 1)'),
  uses('src/core/y.ts', 'no-restricted-properties', 'Math.random()'),
  uses('src/core/disk/z.ts', 'no-restricted-properties', 'process.env'),
  uses('src/presenter/t.ts', 'no-restricted-properties', 'Date.now()'),
  uses('src/presenter/u.ts', 'no-restricted-globals', 'setInterval(() => undefined, 1)'),
  uses('src/shared/t.ts', 'no-restricted-properties', 'Date.now()'),
  {
    file: 'src/main/closure.ts',
    source: `export function planted(): () => number {\n  const read = (): number => later;\n  const later = 1;\n  return read;\n}\n`,
    rule: 'no-use-before-define',
  },
  {
    file: 'e2e/top.ts',
    source: `export const planted = (): number => later;\nconst later = 1;\n`,
    rule: 'no-use-before-define',
  },
  { file: 'src/core/long.ts', source: longFunction(61), rule: 'max-lines-per-function' },
  { file: 'scripts/long.ts', source: longFunction(61), rule: 'max-lines-per-function' },
];

/** The same kinds of import where they are allowed, so that the walls are known to have doors. */
const ALLOWED: readonly Omit<Planted, 'rule'>[] = [
  imports('src/core/transport/ok.ts', '@aws-sdk/client-sso'),
  imports('src/core/disk/ok.ts', 'node:fs/promises'),
  imports('src/main/ok.ts', '../core/index.ts'),
  imports('src/main/ok2.ts', 'zod/mini'),
  imports('src/main/ok3.ts', '../presenter/tray-menu.ts'),
  { file: 'src/main/ipc/bind.ts', source: `import { ipcMain } from 'electron';\nexport { ipcMain };\n` },
  { file: 'src/presenter/ok.ts', source: `import type { Engine } from '../core/index.ts';\nexport type { Engine };\n` },
  // Functions and classes are read top-down: what a file is for comes first, its parts below.
  {
    file: 'src/main/ok4.ts',
    source: `export function planted(): unknown {\n  return part(new Part());\n}\nfunction part(made: Part): unknown {\n  return made;\n}\nclass Part {}\n`,
  },
  { file: 'src/core/ok5.ts', source: longFunction(60) },
  // What a component shows is one expression; tests and what only tests use are read case by case.
  { file: 'src/renderer/ok6.tsx', source: longFunction(61) },
  { file: 'src/core/testing/ok7.ts', source: longFunction(61) },
  { file: 'e2e/app/ok8.spec.ts', source: longFunction(61) },
  imports('src/renderer/ok.ts', '../presenter/time-left.ts'),
  imports('src/cli/ok.ts', '../core/index.ts'),
  imports('src/simulator/ok.ts', 'node:http'),
  imports('src/core/ok.test.ts', '../simulator/index.ts'),
];

interface Found {
  readonly file: string;
  readonly code: string;
}

async function lint(dir: string): Promise<readonly Found[]> {
  const oxlint = path.join(root, 'node_modules/.bin/oxlint');
  const answer = await run(oxlint, ['--format', 'json'], { cwd: dir, maxBuffer: 16 * 1024 * 1024 }).catch(
    (thrown: { stdout: string }) => thrown,
  );
  const { diagnostics } = JSON.parse(answer.stdout) as { diagnostics: { filename: string; code: string }[] };
  return diagnostics.map(({ filename, code }) => ({ file: filename, code }));
}

describe('lint walls', () => {
  let dir: string;
  let found: readonly Found[];

  beforeAll(async () => {
    dir = await mkdtemp(path.join(tmpdir(), 'daypass-walls-'));
    await cp(path.join(root, '.oxlintrc.json'), path.join(dir, '.oxlintrc.json'));
    await writeFile(path.join(dir, 'tsconfig.json'), '{}');
    await symlink(path.join(root, 'node_modules'), path.join(dir, 'node_modules'));
    for (const { file, source } of [...PLANTED, ...ALLOWED]) {
      await mkdir(path.dirname(path.join(dir, file)), { recursive: true });
      await writeFile(path.join(dir, file), source);
    }
    found = await lint(dir);
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  test.each(PLANTED)('$file: $rule stops $source', ({ file, rule }) => {
    expect(found.filter((finding) => finding.file === file).map(({ code }) => code)).toContain(`eslint(${rule})`);
  });

  test.each(ALLOWED)('$file may: $source', ({ file }) => {
    const codes = found.filter((finding) => finding.file === file).map(({ code }) => code);
    expect(codes.filter((code) => /^eslint\((no-restricted|no-use-before-define|max-lines)/.test(code))).toEqual([]);
  });
});

async function sourcesUnder(folder: string): Promise<readonly string[]> {
  const files = await readdir(path.join(root, folder), { recursive: true });
  return files
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|(^|\/)testing\//.test(file))
    .map((file) => path.join(folder, file));
}

describe('what lint cannot say', () => {
  test.each(['src/core/transport', 'src/core/disk', 'src/core/config'])(
    '%s knows nothing of the features above it',
    async (room) => {
      const files = await sourcesUnder(room);
      const texts = await Promise.all(files.map((file) => readFile(path.join(root, file), 'utf8')));
      expect(files.length).toBeGreaterThan(0);
      const upward = /from '(\.\.\/)+(engine|sources|roles|profiles|doctor)\//;
      expect(files.filter((_file, index) => upward.test(texts[index] ?? ''))).toEqual([]);
    },
  );

  test.each(['src/core', 'src/presenter', 'src/shared'])('%s never asks the wall clock by new Date()', async (room) => {
    const files = await sourcesUnder(room);
    const texts = await Promise.all(files.map((file) => readFile(path.join(root, file), 'utf8')));
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((_file, index) => /new Date\(\s*\)/.test(texts[index] ?? ''))).toEqual([]);
  });

  test('every room is among the references, so that none goes unchecked', async () => {
    const { references } = JSON.parse(await readFile(path.join(root, 'tsconfig.json'), 'utf8')) as {
      references: { path: string }[];
    };
    const entries = await readdir(path.join(root, 'src'), { withFileTypes: true });
    const folders = entries.map((entry) => `src/${entry.name}`).toSorted();
    expect(entries.filter((entry) => !entry.isDirectory())).toEqual([]);
    const referenced = references.map((reference) => reference.path).filter((name) => name.startsWith('src/'));
    expect(referenced.toSorted()).toEqual(folders);
  });

  test('main/index.ts reads as a table of contents', async () => {
    const lines = (await readFile(path.join(root, 'src/main/index.ts'), 'utf8')).split('\n');
    expect(lines.length).toBeLessThan(80);
  });

  test('only main/ipc/bind.ts names ipcMain', async () => {
    const files = await sourcesUnder('src');
    const texts = await Promise.all(files.map((file) => readFile(path.join(root, file), 'utf8')));
    const naming = files.filter((_file, index) => /\bipcMain\s*[.,}]/.test(texts[index] ?? ''));
    expect(naming).toEqual(['src/main/ipc/bind.ts']);
  });
});

describe('what reaches the window', () => {
  let outDir: string;
  let built: Readonly<Record<'preload' | 'renderer', readonly BuiltFile[]>>;

  beforeAll(async () => {
    outDir = await mkdtemp(path.join(tmpdir(), 'daypass-bundles-'));
    const [preload, renderer] = await Promise.all([buildInto(outDir, 'preload'), buildInto(outDir, 'renderer')]);
    built = { preload, renderer };
  });
  afterAll(() => rm(outDir, { recursive: true, force: true }));

  test.each(['preload', 'renderer'] as const)('%s holds no AWS SDK, no zod and nothing of Node', (program) => {
    const files = built[program];
    const maps = files.filter(({ file }) => file.endsWith('.map'));
    const sources = maps.flatMap(({ text }) => (JSON.parse(text) as { sources: string[] }).sources);
    expect(sources.length).toBeGreaterThan(0);
    expect(
      sources.filter((source) => /@aws-sdk|@smithy|\/zod\/|src\/(core|main|cli|simulator)\//.test(source)),
    ).toEqual([]);
    const code = files.filter(({ file }) => /\.(c?js|html|css)$/.test(file));
    const markers = /["']node:|@aws-sdk|@smithy|\bZodError\b|portal\.sso\./;
    expect(code.filter(({ text }) => markers.test(text)).map(({ file }) => file)).toEqual([]);
  });

  test('the preload is one CommonJS file that requires electron alone', () => {
    const code = built.preload.filter(({ file }) => !file.endsWith('.map'));
    expect(code.map(({ file }) => path.basename(file))).toEqual(['index.cjs']);
    const required = [...(code[0]?.text ?? '').matchAll(/require\(["']([^"']+)["']\)/g)].map(([, name]) => name);
    expect(required).toEqual(['electron']);
  });
});
