import type { Engine } from '../../core/index.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import { toDaypassError } from '../../shared/errors/daypass-error.ts';
import type { Language } from '../../shared/domain/languages.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import type { Handlers } from '../ipc/answer.ts';
import type { NativeDialogs } from '../native-dialogs.ts';

export interface GuardedEditsDeps {
  readonly engine: Pick<Engine, 'applyEdit'>;
  readonly guard: (role: RoleRef, confirmed: boolean) => void;
  readonly dialogs: Pick<NativeDialogs, 'confirm'>;
  readonly language: () => Language;
}

/**
 * Edits that come from the window. Keys of a production account are written to disk only after the person confirms
 * in a native dialog: a `confirmed` from the page would prove nothing.
 */
export function guardedEdits({ engine, guard, dialogs, language }: GuardedEditsDeps): Pick<Handlers, 'applyEdit'> {
  const askBefore = async (role: RoleRef): Promise<void> => {
    try {
      guard(role, false);
    } catch (thrown) {
      const { code, facts } = toDaypassError(thrown);
      if (code !== 'confirmationNeeded') throw thrown;
      const words = messagesFor(language()).dialogs;
      const isConfirmed = await dialogs.confirm({
        message: words.keepKeysMessage(safeText(String(facts['account'] ?? role.accountId))),
        detail: words.keepKeysDetail(safeText(role.roleName)),
        yes: words.keepKeysYes,
        no: words.no,
      });
      guard(role, isConfirmed);
    }
  };
  return {
    async applyEdit({ edit, fingerprint }) {
      if (edit.edit === 'keepKeys') await askBefore(edit.role);
      return engine.applyEdit(edit, { fingerprint });
    },
  };
}
