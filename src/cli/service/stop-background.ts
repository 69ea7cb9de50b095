import type { NoService, ServiceAnswer } from '../../core/light.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { Terminal } from '../terminal.ts';

type Status = Extract<ServiceAnswer, { readonly status: unknown }>['status'];

/** It answers everybody who has asked before its process ends. */
const MOST_ENDING_MILLIS = 30_000;

export interface StopOptions {
  /** The error where the app is the service. */
  readonly inApp: 'serviceInApp' | 'appRunning';
  /** Also a service of other AWS files or endpoints than this shell's. */
  readonly anyEnvironment?: boolean;
}

/**
 * Ends the background service that runs and waits until its process is gone: it answers first and removes its files then.
 * Returns its status, or why there is none. Throws: `inApp`, busy where its process does not end.
 */
export async function stopBackground(
  terminal: Pick<Terminal, 'askService' | 'processEnded'>,
  { inApp, anyEnvironment = false }: StopOptions,
): Promise<Status | NoService> {
  const answer = await terminal.askService({ ask: 'status' }, { anyEnvironment });
  if ('noService' in answer) return answer;
  if (!('status' in answer)) return { noService: 'gone' };
  if (answer.status.owner === 'app') throw new DaypassError(inApp);
  const stopped = await terminal.askService({ ask: 'stop' }, { anyEnvironment });
  // The app has taken over since.
  if ('code' in stopped && stopped.code === 'serviceInApp') throw new DaypassError(inApp);
  if (!(await terminal.processEnded(answer.status.pid, MOST_ENDING_MILLIS))) throw new DaypassError('busy');
  return answer.status;
}
