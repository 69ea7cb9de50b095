import type { Effort } from './hand.ts';

interface Row {
  readonly title: string;
  /** What it took at commit eca0589, by the same model, and what was thought to be within reach then. */
  readonly before: string;
  readonly reachable: string;
  readonly peer: string;
}

const JOBS = {
  firstSignIn: {
    title: 'First sign-in, with AWS’s default portal',
    before: '1 click, paste, Tab, name, Enter: 10.7 s',
    reachable: 'paste, Enter: 5.2 s',
    peer: 'AWS CLI: 9 prompts, about 25 s',
  },
  keysOfKnownRole: {
    title: 'Keys of a role used before',
    before: '1 click, 2 keys: 3.4 s',
    reachable: 'hotkey, Enter: 1.4 s; tray 2 clicks: 3.8 s',
    peer: 'granted: 5.5 s in the shell; Leapp: 2 clicks, about 5 s',
  },
  keysOfUnknownRole: {
    title: 'Keys of a role among many',
    before: '1 click, 17 keys: 6.3 s',
    reachable: '4 s',
    peer: 'granted: only roles with a profile; AWS CLI: cannot',
  },
  console: {
    title: 'The console',
    before: '1 click, ↓, Ctrl O: 3.6 s',
    reachable: '2.0 s',
    peer: 'granted: about 6 s',
  },
  profile: {
    title: 'A profile, made and copied',
    before: 'Ctrl P, Enter, Enter, Ctrl E: 4.1 s',
    reachable: 'Ctrl P, Enter: 2.5 s',
    peer: 'AWS CLI: 9 prompts',
  },
  signInAgain: {
    title: 'The session has ended: sign in, and the job is done',
    before: '1 click: 4.9 s, then the job again: 2 to 5 s',
    reachable: '4.3 s, and the job is done',
    peer: 'AWS CLI: about 10 s',
  },
  language: {
    title: 'Another language',
    before: 'Ctrl 5, 1 click: 3.3 s',
    reachable: 'the same',
    peer: 'Leapp: in part',
  },
  secondSession: {
    title: 'A second session',
    before: '2 clicks, paste, name, Enter: 10.3 s',
    reachable: '5 s',
    peer: 'AWS CLI: 4 to 9 prompts',
  },
  whyItFails: {
    title: 'Why a profile fails',
    before: 'Ctrl 3, read: 4 s; the cure outside the app',
    reachable: 'click the mark in its row, Fix',
    peer: 'AWS CLI: the error alone',
  },
  undo: { title: 'An edit taken back', before: '3 clicks, Ctrl 2: 6.5 s', reachable: '1 click', peer: 'none' },
  signOutEverywhere: {
    title: 'Out of every session',
    before: 'tray: 2 clicks: 3.8 s',
    reachable: 'the same',
    peer: 'AWS CLI: about 4 s',
  },
  whenItEnds: {
    title: 'When it ends',
    before: 'a glance, wrong until learned',
    reachable: 'a glance, right',
    peer: 'none',
  },
} as const satisfies Record<string, Row>;

export type Job = keyof typeof JOBS;

const BEGIN = '<!-- The table is written by DAYPASS_UPDATE_USABILITY=1 with e2e/app/twelve-jobs.spec.ts. -->';
const END = '<!-- The end of the table. -->';

/** Returns `text` with its table replaced. Throws if a job is missing, so that no old figure remains. */
export function usabilityTable(text: string, done: ReadonlyMap<Job, Effort>): string {
  const [head, rest] = text.split(BEGIN);
  const tail = rest?.split(END)[1];
  if (head === undefined || tail === undefined)
    throw new Error('docs/usability.md has lost the marks around its table');
  const rows = Object.entries(JOBS).map(([job, { title, before, reachable, peer }]) => {
    const effort = done.get(job as Job);
    if (effort === undefined) throw new Error(`The job ${job} was not done.`);
    return `| ${title} | ${before} | ${reachable} | ${inWords(effort)} | ${seconds(effort)} | ${peer} |`;
  });
  const header =
    '| job | before | within reach | now | now, seconds | best of the others |\n| --- | --- | --- | --- | --- | --- |';
  return `${head}${BEGIN}\n\n${[header, ...rows].join('\n')}\n\n${END}${tail}`;
}

function inWords({ clicks, keys, hovers }: Effort): string {
  const counted = [
    [clicks, 'click'],
    [hovers, 'hover'],
    [keys, 'key'],
  ] as const;
  const words = counted
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${what}${count === 1 ? '' : 's'}`);
  return words.length === 0 ? 'a glance' : words.join(', ');
}

function seconds({ handSeconds, appMillis }: Effort): string {
  return handSeconds === 0
    ? '0'
    : `${(handSeconds + appMillis / 1000).toFixed(1)} (${Math.round(appMillis)} ms of it the app)`;
}
