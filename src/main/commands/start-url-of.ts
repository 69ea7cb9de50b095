import type { EngineState } from '../../core/index.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';

/** The start URL of a session's access portal. Throws sessionUnknown where the session is gone or has no portal. */
export function startUrlOf({ sessions }: EngineState, sourceId: string): string {
  const startUrl = sessions.find(({ session }) => session.id === sourceId)?.session.startUrl;
  if (startUrl === undefined) throw new DaypassError('sessionUnknown', { session: sourceId });
  return startUrl;
}
