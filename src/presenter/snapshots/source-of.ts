import type { EngineState } from '../../core/state.ts';
import type { SourceInfo } from '../../shared/domain/source.ts';

/** The source of that id, if it exists. */
export function sourceOf({ sessions }: Pick<EngineState, 'sessions'>, sourceId: string): SourceInfo | undefined {
  return sessions.find(({ session }) => session.id === sourceId)?.session;
}
