import { expect, test, vi } from 'vitest';
import type { Log } from '../core/index.ts';
import { windowFailures } from './window-failures.ts';

const failure = {
  part: 'activity',
  message: 'Error: Minified React error #185; visit https://react.dev/errors/185',
  stack: 'Error: at app://daypass/assets/index.js:1:2',
} as const;

test('a failed part is logged, and named in the report by its number alone', () => {
  const warn = vi.fn<Log['warn']>();
  const failures = windowFailures({ warn });
  failures.reportFailure(failure);
  failures.reportFailure({ ...failure, part: 'sheet', message: 'TypeError: acme-prod is undefined' });
  expect(warn).toHaveBeenCalledWith('window.partFailed', failure);
  expect(failures.lines()).toEqual(['window part failed: activity (React error 185)', 'window part failed: sheet']);
});

test('a page that fails without end is logged twenty times', () => {
  const warn = vi.fn<Log['warn']>();
  const failures = windowFailures({ warn });
  for (let times = 0; times < 100; times += 1) failures.reportFailure(failure);
  expect(warn).toHaveBeenCalledTimes(20);
});
