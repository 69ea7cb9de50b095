import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { COMMANDS } from '../../src/cli/commands.ts';
import { messagesFor } from '../../src/presenter/messages/index.ts';

/**
 * Writes the help of every command into docs/command-line.md, between its two markers: `npm run docs`. A test compares
 * the file with the help.
 */

export const DOCUMENT = path.join(import.meta.dirname, '../../docs/command-line.md');
const BEGIN = '<!-- The commands, written by `npm run docs` from their help. -->\n';
const END = '<!-- The end of the commands. -->\n';

/** The document with its part about the commands as the help has it now. Throws if a marker is missing. */
export function withCommands(document: string): string {
  const [from, to] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (from === -1 || to < from) throw new Error('docs/command-line.md has lost a marker of the commands.');
  return document.slice(0, from + BEGIN.length) + commandsText() + document.slice(to);
}

function commandsText(): string {
  const { help } = messagesFor('en').cli;
  const sections = COMMANDS.map(({ name }) => `### ${name}\n\n\`\`\`text\n${help[name]}\n\`\`\`\n`);
  return `\n\`\`\`text\n${help.top}\n\`\`\`\n\n${sections.join('\n')}\n`;
}

if (import.meta.main) await writeFile(DOCUMENT, withCommands(await readFile(DOCUMENT, 'utf8')));
