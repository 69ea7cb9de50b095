import type { Shell, TerminalWindow } from '../support/terminal-window.ts';

/** A job of a working day at the command line, done by a scripted person in a real terminal. */
export interface DailyJob {
  readonly name: string;
  /** What the person types; `⏎` is Enter and `⇥` is Tab. */
  readonly keys: (shell: Shell) => string;
  /** What the screen shows once it is done. */
  readonly done: RegExp;
}

const all = (keys: string) => () => keys;

/** Later jobs start from what earlier ones left. The person is signed in and has the profile `corp-dev-ReadOnly`. */
export const DAILY_JOBS: readonly DailyJob[] = [
  {
    name: 'Sign in for the day, if that is needed',
    keys: all('daypass login --if-needed⏎'),
    done: /signed in to corp/u,
  },
  { name: 'See how long the sign-in lasts', keys: all('daypass status⏎'), done: /TIME LEFT[^]*corp/u },
  {
    name: 'Use a role whose profile you know',
    keys: all('daypass use corp-dev-ReadOnly⏎'),
    done: /AWS_PROFILE is corp-dev-ReadOnly/u,
  },
  {
    name: 'Use a role by a few letters of it',
    keys: all('daypass use bill⏎'),
    done: /AWS_PROFILE is corp-nonprod-Billing/u,
  },
  {
    name: 'Find a role in a list and use it',
    keys: all('daypass use⏎prod read⏎'),
    done: /AWS_PROFILE is corp-prod-ReadOnly/u,
  },
  { name: 'Go back to the previous role', keys: all('daypass use -⏎'), done: /AWS_PROFILE is corp-nonprod-Billing/u },
  {
    name: 'Run one command as another role',
    keys: all('daypass exec dev read -- printenv AWS_REGION⏎'),
    done: /^eu-west-1$/mu,
  },
  {
    name: 'Put keys into the shell',
    keys: (shell) =>
      shell === 'fish' ? 'daypass export dev read --format fish | source⏎' : 'eval "$(daypass export dev read)"⏎',
    done: /\n%%>\s*$/u,
  },
  {
    name: 'Get a link to the console of S3',
    keys: all('daypass console dev read --service s3 --print⏎'),
    done: /destination=/u,
  },
  { name: 'Complete the name of a role', keys: all('daypass exec nonprod/B⇥'), done: /nonprod\/Billing/u },
  {
    name: 'Add a profile for a role',
    keys: all('daypass profile add deploy dev/Deploy⏎'),
    done: /Added profile deploy/u,
  },
  { name: 'Take that back', keys: all('daypass profile undo⏎'), done: /Undid an edit[^]*make it again/u },
];

/** Does a job and returns how many keys it took and how long, from the first key to the result on the screen. */
export async function doJob(
  job: DailyJob,
  shell: Shell,
  window: TerminalWindow,
): Promise<{ readonly keystrokes: number; readonly millis: number }> {
  await clear(window);
  const [before, startedMillis] = [window.keystrokes, performance.now()];
  const parts = job.keys(shell).split(/([⏎⇥])/u);
  for (const [at, part] of parts.entries()) {
    if (part === '⏎') window.press('Enter');
    else if (part === '⇥') window.press('Tab');
    else if (part !== '') window.type(part);
    const isListOpen = part === '⏎' && at < parts.length - 2;
    // The list is there before the person types into it.
    if (isListOpen) await window.until('the list', (shown) => shown.includes('found.'));
  }
  await window.until(job.name, (shown) => job.done.test(shown));
  return { keystrokes: window.keystrokes - before, millis: performance.now() - startedMillis };
}

async function clear(window: TerminalWindow): Promise<void> {
  window.press('C-u');
  window.press('C-l');
  await window.until('a clear screen', (shown) => shown.trim() === '%%>');
}
