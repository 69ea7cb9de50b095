import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { circles, importsIn, importsOf, isAllowed, roomOf, roomRows, rooms, root, sourceFiles } from './rooms.ts';

/** Checks every import of `src` against `rooms.json`, and that tsconfig and docs/ARCHITECTURE.md agree with it. */

const MOST_FILES_IN_A_FOLDER = 15;

test('every file belongs to a room', async () => {
  const homeless = (await sourceFiles()).filter((file) => roomOf(file) === undefined);
  expect(homeless).toEqual([]);
});

test('every import obeys the table', async () => {
  const imports = await importsOf(await sourceFiles());
  expect(imports.length).toBeGreaterThan(1000);
  const refused = imports.filter((one) => !isAllowed(one)).map(({ from, to }) => `${from} imports ${to}`);
  expect(refused).toEqual([]);
});

test('no files import one another in a circle, types included', async () => {
  const imports = await importsOf(await sourceFiles());
  expect(circles(imports)).toEqual([]);
});

const pairs = rooms.flatMap((importer) => rooms.map((imported) => [importer, imported] as const));
const walls = pairs.filter(
  ([importer, imported]) => importer !== imported && !importer.imports.includes(imported.room),
);

test.each(walls.map(([importer, imported]) => [importer.room, imported.room]))(
  'an import that is planted in %s is refused if it reaches into %s',
  (importer, imported) => {
    const from = importer.endsWith('.ts') ? importer : `${importer}/planted.ts`;
    const target = imported.endsWith('.ts') ? imported : `${imported}/target.ts`;
    const relative = path.posix.relative(path.posix.dirname(from), target);
    const specifier = relative.startsWith('.') ? relative : `./${relative}`;
    const planted = importsIn(from, `import type { planted } from '${specifier}';\nexport type { planted };\n`);
    expect(planted.map(isAllowed)).toEqual([false]);
  },
);

test('a value that is planted where only types may be imported is refused', () => {
  const planted = importsIn('src/presenter/planted.ts', `import { createEngine } from '../core/index.ts';\n`);
  expect(planted.map(isAllowed)).toEqual([false]);
});

test('a circle that is planted is found, by a type import and by import()', () => {
  const planted = [
    ...importsIn('src/core/a.ts', `import type { B } from './b.ts';\n`),
    ...importsIn('src/core/b.ts', `const later = () => import('./a.ts');\n`),
  ];
  expect(circles(planted)).toEqual([['src/core/a.ts', 'src/core/b.ts']]);
});

test.each(['shared', 'core', 'presenter', 'main', 'preload', 'renderer', 'cli', 'simulator'])(
  'the references of src/%s/tsconfig.json are those of the table',
  async (name) => {
    const { references = [] } = JSON.parse(await readFile(path.join(root, `src/${name}/tsconfig.json`), 'utf8')) as {
      references?: readonly { readonly path: string }[];
    };
    const inside = rooms.filter(({ room }) => room === `src/${name}` || room.startsWith(`src/${name}/`));
    const outer = new Set(inside.flatMap(({ imports }) => imports.map((room) => room.split('/')[1] ?? '')));
    outer.delete(name);
    expect(references.map((reference) => path.posix.basename(reference.path)).toSorted()).toEqual(
      [...outer].toSorted(),
    );
  },
);

test('the table in docs/ARCHITECTURE.md is that of rooms.json', async () => {
  const text = await readFile(path.join(root, 'docs/ARCHITECTURE.md'), 'utf8');
  const cells = (row: string) =>
    row
      .split('|')
      .map((cell) => cell.trim())
      .join('|');
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('| `src/'))
    .map(cells);
  expect(rows).toEqual(roomRows().map(cells));
});

test('no folder holds more source files than a person can take in', async () => {
  const counts = new Map<string, number>();
  for (const file of await sourceFiles())
    counts.set(path.posix.dirname(file), (counts.get(path.posix.dirname(file)) ?? 0) + 1);
  const large = [...counts].filter((entry) => entry[1] > MOST_FILES_IN_A_FOLDER);
  expect(large).toEqual([]);
});
