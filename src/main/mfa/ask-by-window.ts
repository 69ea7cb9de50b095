import { mfaNotice } from '../../presenter/notices/mfa-notice.ts';
import type { SettingsStore } from '../../core/index.ts';
import type { ShowNotice } from '../notices/notifications.ts';
import type { AppWindow } from '../window/app-window.ts';
import type { MfaQuestions } from './mfa-questions.ts';

export interface AskByWindowDeps {
  readonly mfa: Pick<MfaQuestions, 'follow'>;
  readonly window: Pick<AppWindow, 'show' | 'isInFront'>;
  readonly showNotice: ShowNotice;
  readonly preferences: Pick<SettingsStore, 'now'>;
  readonly redraw: () => void;
}

/**
 * Brings questions to the person: the window in front shows them by itself, a click in the tray opens the window, and what a
 * tool has asked for is told by a notice. `whileClicked` is given the work that each click in the tray begins.
 */
export function askByWindow({ mfa, window, showNotice, preferences, redraw }: AskByWindowDeps) {
  let clicksAtWork = 0;
  mfa.follow((asked) => {
    redraw();
    if (!asked || window.isInFront()) return;
    if (clicksAtWork > 0) window.show();
    else showNotice(mfaNotice(asked, preferences.now().language));
  });
  return {
    whileClicked: (work: Promise<void>): void => {
      clicksAtWork += 1;
      void work.finally(() => (clicksAtWork -= 1));
    },
  };
}
