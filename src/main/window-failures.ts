import type { Log } from '../core/index.ts';
import type { PartFailure } from '../shared/pages.ts';

/** More than this in one run are not written: a page that fails again and again must not push everything else out of the log. */
const MAX_LOGGED = 20;

export interface WindowFailures {
  readonly reportFailure: (failure: PartFailure) => void;
  /** One line for each failure of this run, for a bug report: the part and React's error number, no text of the error. */
  readonly lines: () => readonly string[];
}

/** Writes to the log which parts of the window failed. The log redacts secrets; the texts come from the window, which holds none. */
export function windowFailures(log: Pick<Log, 'warn'>): WindowFailures {
  const failures: PartFailure[] = [];
  return {
    reportFailure(failure) {
      if (failures.length >= MAX_LOGGED) return;
      failures.push(failure);
      log.warn('window.partFailed', { ...failure });
    },
    lines: () => failures.map(failureLine),
  };
}

/** Production builds of React number their errors: https://react.dev/errors */
function failureLine({ part, message }: PartFailure): string {
  const number = /React error #(\d{1,4})/.exec(message)?.[1];
  return `window part failed: ${part}${number === undefined ? '' : ` (React error ${number})`}`;
}
