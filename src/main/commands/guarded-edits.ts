import type { Engine } from '../../core/index.ts';
import type { Handlers } from '../ipc/answer.ts';
import type { AskProduction } from './ask-production.ts';

export interface GuardedEditsDeps {
  readonly engine: Pick<Engine, 'applyEdit'>;
  readonly askProduction: AskProduction;
}

/** Edits that come from the window. Keys of a production account are written to disk only after the person confirms. */
export function guardedEdits({ engine, askProduction }: GuardedEditsDeps): Pick<Handlers, 'applyEdit'> {
  return {
    applyEdit: ({ edit, fingerprint }) =>
      askProduction(
        ({ keepKeys }, account, role) => keepKeys(account, role),
        (confirmed) => engine.applyEdit(edit, { fingerprint, ...(confirmed && { confirmed }) }),
      ),
  };
}
