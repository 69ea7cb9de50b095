import type { ConfigEdit } from '../../shared/domain/config-edits.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { Engine } from '../../core/index.ts';
import type { Handlers } from '../ipc/answer.ts';
import type { AskProduction } from './ask-production.ts';

export interface GuardedEditsDeps {
  readonly engine: Pick<Engine, 'applyEdit'>;
  readonly askProduction: AskProduction;
  /** Whether the window has loosened the guard for production since the start. */
  readonly isLoosened: () => boolean;
}

/**
 * Edits that come from the window. Keys of a production account are written to disk only after the person confirms; once
 * the window has loosened the guard, those of every account.
 */
export function guardedEdits({ engine, askProduction, isLoosened }: GuardedEditsDeps): Pick<Handlers, 'applyEdit'> {
  return {
    applyEdit: ({ edit, fingerprint }) =>
      askProduction(
        ({ keepKeys }, account, role) => keepKeys(account, role),
        async (confirmed) => {
          if (!confirmed && isLoosened()) refuseKeys(edit);
          return engine.applyEdit(edit, { fingerprint, ...(confirmed && { confirmed }) });
        },
      ),
  };
}

function refuseKeys(edit: ConfigEdit): void {
  if (edit.edit !== 'keepKeys') return;
  const { accountId, roleName } = edit.role;
  throw new DaypassError('productionNotConfirmed', { accountId, roleName });
}
