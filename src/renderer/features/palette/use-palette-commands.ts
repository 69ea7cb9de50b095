import { PAGES } from '../../../shared/pages.ts';
import { isHeld } from '../../../shared/domain/session-state.ts';
import { stateWords } from '../../../presenter/sessions/condition-words.ts';
import { sessionCondition } from '../../../shared/domain/session-condition.ts';
import type { Messages } from '../../../presenter/messages/index.ts';
import { useLanguage, useNow, useSessions, useWords } from '../../state/window-context.ts';
import { signsInFirst } from '../sessions/session-view.ts';
import type { PaletteCommand } from './palette-rows.ts';

/** The palette's commands: sign in and out, refresh, and open the window's pages. */
export function usePaletteCommands(): readonly PaletteCommand[] {
  const words = useWords();
  const { sessions: phrases } = words.window;
  const language = useLanguage();
  const nowMillis = useNow('minute');
  const sessions = useSessions();
  const held = sessions.filter(({ standing }) => isHeld(standing));
  return [
    ...sessions.flatMap(({ name: sourceId, label, standing, can }): readonly PaletteCommand[] => {
      const isEnded = signsInFirst(standing, nowMillis);
      const signIn: PaletteCommand = {
        kind: 'command',
        key: `signIn ${sourceId}`,
        label: isHeld(standing) ? phrases.signInAgainTo(label) : phrases.signInTo(label),
        detail: stateWords(sessionCondition(standing, nowMillis), language),
        isUrgent: isEnded,
        act: { do: 'signIn', sourceId },
      };
      if (!isHeld(standing)) return [signIn];
      const signOut: PaletteCommand = {
        kind: 'command',
        key: `signOut ${sourceId}`,
        label: phrases.signOutOf(label),
        act: { do: 'signOut', sourceId },
      };
      if (!can.listsRoles) return [signIn, signOut];
      const refresh = phrases.refreshOf(label);
      return [
        { kind: 'command', key: `refresh ${sourceId}`, label: refresh, act: { do: 'refreshDirectory', sourceId } },
        signIn,
        signOut,
      ];
    }),
    ...(held.length > 1
      ? [
          {
            kind: 'command',
            key: 'signOutEverywhere',
            label: phrases.signOutEverywhere,
            act: { do: 'signOutEverywhere' },
          } as const,
        ]
      : []),
    ...windowCommands(words),
  ];
}

/** Commands that open the window, and the check for updates. */
function windowCommands({ tray, window }: Messages): readonly PaletteCommand[] {
  return [
    {
      kind: 'command',
      key: 'addSession',
      label: tray.addSession,
      act: { do: 'openWindow', navigation: { at: 'addSession' } },
    },
    {
      kind: 'command',
      key: 'overview',
      label: window.overview.open,
      act: { do: 'openWindow', navigation: { at: 'overview' } },
    },
    ...PAGES.map((page): PaletteCommand => ({
      kind: 'command',
      key: `page ${page}`,
      label: window.palette.openPage(window.navigation[page]),
      act: { do: 'openWindow', navigation: { at: 'page', page } },
    })),
    {
      kind: 'command',
      key: 'checkForUpdates',
      label: window.updates.check,
      act: { do: 'checkForUpdates' },
    },
  ];
}
