import type { SourceState } from '../../core/state.ts';
import { sessionCondition, type SessionCondition } from '../../shared/domain/session-condition.ts';

export interface JudgedSession {
  readonly state: SourceState;
  readonly condition: SessionCondition;
}

export function judge(sessions: readonly SourceState[], nowMillis: number): readonly JudgedSession[] {
  return sessions.map((state) => ({ state, condition: sessionCondition(state.standing, nowMillis) }));
}
