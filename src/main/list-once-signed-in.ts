import { toDaypassError } from '../shared/daypass-error.ts';
import type { Engine, EngineState, Log } from '../core/index.ts';

/** Asks for the accounts of a session when it becomes live, so that they are there before the person looks for them. */
export function listOnceSignedIn(engine: Pick<Engine, 'state' | 'subscribe' | 'listAccounts'>, log: Log): () => void {
  const asked = new Set<string>();
  const look = (state: EngineState): void => {
    for (const { session, standing } of state.sessions) {
      const isLive = 'expiresAtMillis' in standing;
      if (!isLive) asked.delete(session.name);
      else if (!asked.has(session.name)) ask(session.name);
    }
  };
  const ask = (sessionName: string): void => {
    asked.add(sessionName);
    engine.listAccounts(sessionName).catch((thrown: unknown) => {
      log.info('listing.ended', { sessionName, code: toDaypassError(thrown).code });
    });
  };
  look(engine.state);
  return engine.subscribe(look);
}
