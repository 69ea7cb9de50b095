import { useLayoutEffect, useMemo, useRef } from 'react';
import type { DefaultAct } from '../../../../shared/domain/settings.ts';
import type { ExportFormat } from '../../../../shared/domain/export-formats.ts';
import type { Commands } from '../../../state/commands.ts';
import type { WindowStore } from '../../../state/window-store.ts';
import type { RoleHandlers } from './role-actions.ts';
import type { RoleEntry } from '../../../../presenter/search/role-entries.ts';
import type { OpenMenu } from './open-menu.ts';

interface HandlerParts {
  readonly store: WindowStore;
  readonly commands: Commands;
  readonly copyAs: (role: RoleEntry, format: ExportFormat) => Promise<void>;
  readonly setMenu: (menu: OpenMenu) => void;
}

/** The actions of a role. They are the same functions at every render, so that an unchanged line need not render again. */
export function useRoleHandlers(parts: HandlerParts): RoleHandlers {
  const { store } = parts;
  const latest = useRef(parts);
  useLayoutEffect(() => {
    latest.current = parts;
  });
  return useMemo(() => {
    const ask = store.send;
    const setUpProfile = (role: RoleEntry): void =>
      ask({ type: 'sheetAsked', sheet: { at: 'profile', role: role.ref } });
    const copyKeys = (role: RoleEntry): void =>
      void latest.current.copyAs(role, store.state().status?.lastFormat ?? 'bash');
    const copyVariable = (role: RoleEntry): void => void latest.current.commands.copyProfileVariable(role.ref);
    const openConsole = (role: RoleEntry): void => void latest.current.commands.openConsole(role.ref);
    const byDefaultAct = { profile: copyVariable, keys: copyKeys, console: openConsole };
    const defaultAct = (): DefaultAct => store.state().settings?.defaultAct ?? 'profile';
    return {
      useRole: (role) => byDefaultAct[defaultAct()](role),
      useOther: (role) => (defaultAct() === 'keys' ? copyVariable(role) : copyKeys(role)),
      copyKeys,
      copyVariable,
      chooseFormat: (role) => latest.current.setMenu({ what: 'formats', role }),
      showMore: (role) => latest.current.setMenu({ what: 'more', role }),
      setUpProfile,
      setDefault: (role) =>
        ask({
          type: 'sheetAsked',
          sheet: { at: 'edit', request: { edit: 'setDefault', role: role.ref } },
        }),
      openConsole,
      openConsoleIn: (role) => ask({ type: 'sheetAsked', sheet: { at: 'openConsole', role: role.ref } }),
      favourite: (role) => void latest.current.commands.setFavourite(role.ref, !role.favourite),
      markAccount: ({ account }) =>
        ask({
          type: 'sheetAsked',
          sheet: { at: 'markAccount', sourceId: account.sourceId, accountId: account.rawAccountId },
        }),
    };
  }, [store]);
}
