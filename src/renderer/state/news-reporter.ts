import type { Outcome } from '../../shared/errors/outcome.ts';
import type { News, RoleAct } from './window-state.ts';
import type { WindowStore } from './window-store.ts';

/** Shows the outcome of a command as news. `about` is the id of the source, or the act that can be repeated after a sign-in. */
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
    // The act waited for a sign-in that was cancelled. The sign-in sheet has shown that already.
    if (typeof about === 'object' && outcome.error.code === 'signInCancelled') return;
    store.send({ type: 'news', item: { what: 'failed', failure: outcome.error, ...placeOf(about) } });
  };
}

function placeOf(about: string | RoleAct | undefined): { readonly sourceId?: string; readonly act?: RoleAct } {
  if (about === undefined) return {};
  return typeof about === 'string' ? { sourceId: about } : { sourceId: about.role.sourceId, act: about };
}
