import { glanceAtNames } from '../../core/glance.ts';
import { printAndExit } from '../light/print-and-exit.ts';
import { homeDirOfPerson } from '../light/home-dir.ts';
import { COMMAND_TABLE } from './command-table.ts';
import { complete } from './complete.ts';

/** What the shells' scripts call: `daypass __complete SHELL LINE`. One word a line. Asks nothing of the network. Ends the process. */
export function printCompletions([shell = '', line = '']: readonly string[]): void {
  const { platform, env } = process;
  const words = wordsOf(line).slice(1);
  const typed = words.at(-1) ?? '';
  const found = complete(words, COMMAND_TABLE, glanceAtNames({ platform, homeDir: homeDirOfPerson(), env }));
  const from = shell === 'bash' ? afterWordBreak(typed) : 0;
  printAndExit(found.map((word) => `${word.slice(from)}\n`).join(''));
}

/** readline replaces only what follows the last `:` or `=` (COMP_WORDBREAKS). */
function afterWordBreak(typed: string): number {
  return Math.max(typed.lastIndexOf(':'), typed.lastIndexOf('=')) + 1;
}

/** The words of a line up to the cursor, quotes taken off. A blank at the end begins another, empty word. */
function wordsOf(line: string): readonly string[] {
  const words: string[] = [];
  for (const [, double, single, bare] of line.matchAll(/"([^"]*)"?|'([^']*)'?|((?:\\.|[^\s"'])+)/gu))
    words.push(double ?? single ?? (bare ?? '').replaceAll(/\\(.)/gu, '$1'));
  return /(?:^|\s)$/u.test(line) ? [...words, ''] : words;
}
