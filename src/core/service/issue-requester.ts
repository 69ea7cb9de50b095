import type { Requester } from '../../shared/domain/activity.ts';
import type { ServiceRequester } from './protocol.ts';

/** Who asked the service, for the gate and the activity log: the nearest program that is no shell. */
export function issueRequester({ programs: [program], ...asker }: ServiceRequester): Requester {
  return { shell: 'service', ...asker, ...(program !== undefined && { program }) };
}
