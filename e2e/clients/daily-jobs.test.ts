import { afterAll, beforeAll, expect, test } from 'vitest';
import { isLeftOut } from '../support/left-out.ts';
import { DAILY_JOBS, doJob } from '../terminal/daily-jobs.ts';
import { beginWorkingDay, type WorkingDay } from '../terminal/working-day.ts';

let day: WorkingDay;

beforeAll(async () => {
  day = await beginWorkingDay();
});

afterAll(() => day.end());

for (const shell of ['bash', 'zsh', 'fish'] as const)
  test.skipIf(isLeftOut(shell) || isLeftOut('tmux'))(`the jobs of a day in ${shell}`, async () => {
    const window = await day.open(shell);
    try {
      const done: string[] = [];
      for (const job of DAILY_JOBS) {
        await doJob(job, shell, window);
        done.push(job.name);
      }
      expect(done).toHaveLength(12);
    } finally {
      await window.close();
    }
  });
