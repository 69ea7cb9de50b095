import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Shell } from '../support/terminal-window.ts';
import { DAILY_JOBS, doJob } from './daily-jobs.ts';
import { OTHER_TOOLS } from './other-tools.ts';
import { beginWorkingDay } from './working-day.ts';

/** Does the jobs of a day in each shell and writes keys and seconds into docs/usability-terminal.md: `npm run daily-jobs`. */

const DOCUMENT = path.join(import.meta.dirname, '../../docs/usability-terminal.md');
const BEGIN = '<!-- The table, written by `npm run daily-jobs`. -->\n';
const END = '<!-- The end of the table. -->\n';
const SHELLS: readonly Shell[] = ['bash', 'zsh', 'fish'];

async function table(): Promise<string> {
  const day = await beginWorkingDay();
  const results = new Map<string, { readonly keystrokes: number; readonly millis: number }>();
  for (const shell of SHELLS) {
    const window = await day.open(shell);
    for (const job of DAILY_JOBS) results.set(`${shell} ${job.name}`, await doJob(job, shell, window));
    await window.close();
  }
  await day.end();
  const head = [
    'job',
    'keys',
    ...SHELLS.map((shell) => `${shell}, s`),
    ...OTHER_TOOLS.map(({ name }) => `${name}, keys`),
  ];
  const rows = DAILY_JOBS.map(({ name }) => {
    const done = SHELLS.map((shell) => results.get(`${shell} ${name}`));
    const keys = [...new Set(done.map((result) => result?.keystrokes ?? 0))].join(' / ');
    const seconds = done.map((result) => ((result?.millis ?? 0) / 1000).toFixed(1));
    const others = OTHER_TOOLS.map(({ keys: theirs }) =>
      theirs[name] ? String(Array.from(theirs[name]).length) : '–',
    );
    return [name, keys].concat(seconds, others);
  });
  return [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |\n`)
    .join('');
}

const document = await readFile(DOCUMENT, 'utf8');
const [from, to] = [document.indexOf(BEGIN) + BEGIN.length, document.indexOf(END)];
await writeFile(DOCUMENT, `${document.slice(0, from)}\n${await table()}\n${document.slice(to)}`);
