import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import table from './rooms.json' with { type: 'json' };

/** The rooms of `src`, what each may import (`rooms.json`), and what each does import. */

export const root = path.join(import.meta.dirname, '../..');

export interface Room {
  readonly room: string;
  readonly what: string;
  readonly imports: readonly string[];
  /** Rooms of which only types may be imported. */
  readonly onlyTypesFrom?: readonly string[];
}

export interface Import {
  readonly from: string;
  readonly to: string;
  readonly isTypeOnly: boolean;
}

export const rooms: readonly Room[] = table.rooms;

/** The room of a file: the longest room name that the path begins with. */
export function roomOf(file: string, among: readonly Room[] = rooms): Room | undefined {
  const holders = among.filter(({ room }) => file === room || file.startsWith(`${room}/`));
  return holders.toSorted((one, other) => other.room.length - one.room.length)[0];
}

/** Returns true if the table lets `from` import `to`. Files of one room may import each other. */
export function isAllowed({ from, to, isTypeOnly }: Import): boolean {
  const [importer, imported] = [roomOf(from), roomOf(to)];
  if (importer === undefined || imported === undefined) return false;
  if (importer.room === imported.room) return true;
  if (!importer.imports.includes(imported.room)) return false;
  return isTypeOnly || importer.onlyTypesFrom?.includes(imported.room) !== true;
}

/** Source files under `src`, without tests, their fixtures and the folders named `testing`. Paths from the root. */
export async function sourceFiles(): Promise<readonly string[]> {
  const files = await readdir(path.join(root, 'src'), { recursive: true });
  return files
    .map((file) => `src/${file.split(path.sep).join('/')}`)
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|contract)\.tsx?$|\/(testing|test-support)\//.test(file))
    .toSorted();
}

/** Every relative import, re-export and `import()` of the files, type imports included. */
export async function importsOf(files: readonly string[]): Promise<readonly Import[]> {
  const texts = await Promise.all(files.map((file) => readFile(path.join(root, file), 'utf8')));
  return files.flatMap((from, index) => importsIn(from, texts[index] ?? ''));
}

/** Every relative import, re-export and `import()` in the text of a file. */
export function importsIn(from: string, text: string): readonly Import[] {
  const statements = text.matchAll(/^(?:import|export)\s(type\s)?(?:[^;'"`]*?\sfrom\s)?'(\.[^']+)';/gm);
  const calls = text.matchAll(/\bimport\('(\.[^']+)'\)/g);
  const found = [
    ...[...statements].map(([, type, target]) => ({ target, isTypeOnly: type !== undefined })),
    ...[...calls].map(([, target]) => ({ target, isTypeOnly: false })),
  ];
  return found
    .filter(({ target }) => /\.tsx?$/.test(target ?? ''))
    .map(({ target, isTypeOnly }) => ({
      from,
      to: path.posix.join(path.posix.dirname(from), target ?? ''),
      isTypeOnly,
    }));
}

/** Groups of files that import one another in a circle; each group sorted by path. */
export function circles(imports: readonly Import[]): readonly (readonly string[])[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  return stronglyConnected(targets).filter(
    (group) => group.length > 1 || targets.get(group[0] ?? '')?.includes(group[0] ?? ''),
  );
}

/** Tarjan's strongly connected components. */
function stronglyConnected(targets: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const groups: string[][] = [];
  const visit = (node: string): void => {
    order.set(node, order.size);
    lowest.set(node, order.get(node) ?? 0);
    open.push(node);
    for (const target of targets.get(node) ?? []) {
      if (!order.has(target)) visit(target);
      if (open.includes(target)) lowest.set(node, Math.min(lowest.get(node) ?? 0, lowest.get(target) ?? 0));
    }
    if (lowest.get(node) === order.get(node)) groups.push(open.splice(open.indexOf(node)).toSorted());
  };
  for (const node of targets.keys()) if (!order.has(node)) visit(node);
  return groups;
}

/** The rows of the table in docs/ARCHITECTURE.md. */
export function roomRows(): readonly string[] {
  return rooms.map(({ room, what, imports, onlyTypesFrom = [] }) => {
    const names = imports.map((name) => `${shorten(name)}${onlyTypesFrom.includes(name) ? ' (types)' : ''}`);
    return `| \`${room}\` | ${what} | ${names.length === 0 ? 'nothing' : names.join(', ')} |`;
  });
}

function shorten(room: string): string {
  return room === 'src/core/index.ts'
    ? 'core’s door'
    : room === 'src/core'
      ? 'core’s base'
      : room.replace(/^src\/(core\/)?/, '');
}
