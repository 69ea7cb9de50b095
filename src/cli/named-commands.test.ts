import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS } from './commands.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const NAMES = COMMANDS.map(({ name }): string => name);

/** Texts that people read and copy commands from. */
const TEXTS = [
  'src/presenter/messages/**/*.ts',
  'docs/guides/*.md',
  'docs/saml.md',
  'scripts/cli-package/README.md',
  'README.md',
];

function namedCommands(text: string): readonly string[] {
  return [...text.matchAll(/(?<![\w/.-])(?<!No )daypass ((?:[a-z][a-z-]*)(?: [a-z][a-z-]*)*)/gu)].map(
    ([, words = '']) => words,
  );
}

/** `login corp` and `profile keys` name a command and a group; `profile ad` names neither. */
function isCommandOrGroup(words: string): boolean {
  return NAMES.some((name) => `${words} `.startsWith(`${name} `) || `${name} `.startsWith(`${words} `));
}

test.each(TEXTS)('every command that %s names is there', (pattern) => {
  const files = globSync(pattern, { cwd: ROOT });
  const unknown = files.flatMap((file) =>
    namedCommands(readFileSync(path.join(ROOT, file), 'utf8'))
      .filter((words) => !isCommandOrGroup(words))
      .map((words) => `${file}: daypass ${words}`),
  );
  expect({ hasFiles: files.length > 0, unknown }).toEqual({ hasFiles: true, unknown: [] });
});
