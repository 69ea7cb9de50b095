import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DOCUMENT, withCommands } from './command-docs.ts';

test('docs/command-line.md has the help of every command (npm run docs)', () => {
  const document = readFileSync(DOCUMENT, 'utf8');
  expect(document).toBe(withCommands(document));
});
