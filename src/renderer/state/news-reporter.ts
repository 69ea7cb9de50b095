import type { Outcome } from '../../shared/errors/outcome.ts';
import type { News, RoleAct } from './window-state.ts';
import type { WindowStore } from './window-store.ts';

/** Shows how a command ended. `about` is the session that it was about, or the act that can be done again. */
export type Report = <T>(
  asked: Promise<Outcome<T>>,
  about: string | RoleAct | undefined,
  done?: News | ((value: T) => News),
) => Promise<void>;

export function newsReporter(store: WindowStore): Report {
  return async (asked, about, done) => {
    const outcome = await asked;
    if (outcome.ok) {
      if (done !== undefined)
        store.send({ type: 'news', item: typeof done === 'function' ? done(outcome.value) : done });
      return;
    }
    // An act that waited for a sign-in: its sheet says why there was none.
    if (typeof about === 'object' && outcome.error.code === 'signInCancelled') return;
    store.send({ type: 'news', item: { what: 'failed', failure: outcome.error, ...placeOf(about) } });
  };
}

function placeOf(about: string | RoleAct | undefined): { readonly sourceId?: string; readonly act?: RoleAct } {
  if (about === undefined) return {};
  return typeof about === 'string' ? { sourceId: about } : { sourceId: about.role.sourceId, act: about };
}
