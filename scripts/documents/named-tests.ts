import { readFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');

/** Returns what a document names as `file › test`, and of these what is not there. A test's name may be its first words. */
export async function namedTests(document: string): Promise<{ readonly count: number; readonly missing: string[] }> {
  const text = await readFile(path.join(root, document), 'utf8');
  const named = [...text.matchAll(/`((?:src|e2e|scripts)\/[^`›]+?\.(?:test|spec)\.tsx?) › ([^`]+)`/g)];
  const missing: string[] = [];
  for (const [, file = '', name = ''] of named) {
    const source = await readFile(path.join(root, file), 'utf8').catch(() => '');
    if (!quotedNames(source).some((quoted) => quoted.startsWith(name))) missing.push(`${file} › ${name}`);
  }
  return { count: named.length, missing };
}

function quotedNames(source: string): readonly string[] {
  const names = source.matchAll(/\b(?:test|describe)(?:\.\w+(?:\([^)]*\))?)*\s*\(\s*(['"`])((?:\\.|(?!\1).)+)\1/g);
  const tabled = source.matchAll(/\)\(\s*(['"`])((?:\\.|(?!\1).)+)\1/g);
  return [...names, ...tabled].map(([, , name = '']) => name.replaceAll('\\', ''));
}
