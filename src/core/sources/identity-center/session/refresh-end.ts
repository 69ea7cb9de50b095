import type { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { Random } from '../../../ports.ts';
import type { MachineEvent, Refusal } from './machine/machine-events.ts';

type RefreshEnd = Extract<MachineEvent, { readonly type: 'refreshRefused' | 'refreshFailed' }>;

/** Returns what a refresh that brought no token means to the session's machine. */
export function refreshEnd(error: DaypassError, random: Random): RefreshEnd {
  if (error.code === 'signInNeeded') return { type: 'refreshRefused', reason: refusalOf(error) };
  return { type: 'refreshFailed', code: error.code, jitter: random.fraction() };
}

/** Without a reason the file is gone: another tool has signed out. */
function refusalOf({ facts }: DaypassError): Refusal {
  const { end } = facts;
  return end === 'revoked' || end === 'registrationEnded' ? end : 'byUser';
}
