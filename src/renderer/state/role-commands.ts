import type { Bridge, ConsoleOptions, CopiedKeys, RoleFact } from '../../shared/contract.ts';
import type { ExportFormat } from '../../shared/domain/export-formats.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import type { Report } from './news-reporter.ts';
import type { News, RoleAct } from './window-state.ts';
import type { WindowStore } from './window-store.ts';

/** What the person can do with a role. If its session has ended, main signs in first. */
export function roleCommands(bridge: Bridge, store: WindowStore, report: Report) {
  const copyKeys = async (role: RoleRef, format: ExportFormat): Promise<void> => {
    const outcome = await bridge.copyKeys({ role, format });
    // The person has just declined main's question about production, so there is nothing to report.
    if (!outcome.ok && outcome.error.code === 'productionNotConfirmed') return;
    const copied = ({ expiresAtMillis }: CopiedKeys): News => ({ what: 'keysCopied', role, format, expiresAtMillis });
    await report(Promise.resolve(outcome), { do: 'copyKeys', role, format }, copied);
  };
  /** Opens the profile sheet if the new profile's Region is not known. */
  const copyProfileVariable = async (role: RoleRef): Promise<void> => {
    const outcome = await bridge.copyProfileVariable({ role });
    if (!outcome.ok && outcome.error.code === 'regionNeeded')
      return store.send({ type: 'sheetAsked', sheet: { at: 'profile', role } });
    if (outcome.ok && outcome.value.created) store.send({ type: 'editMade' });
    await report(Promise.resolve(outcome), { do: 'copyProfileVariable', role }, (copied) => ({
      what: 'variableCopied',
      ...copied,
    }));
  };
  const openConsole = (role: RoleRef, options: ConsoleOptions = {}): Promise<void> =>
    report(bridge.openConsole({ role, ...options }), { do: 'openConsole', role }, { what: 'consoleOpened' });

  return {
    copyKeys,
    copyProfileVariable,
    openConsole,
    /** Repeats an act that failed. Main signs in first if that is needed. */
    async perform(act: RoleAct): Promise<void> {
      if (act.do === 'copyKeys') return copyKeys(act.role, act.format);
      return act.do === 'openConsole' ? openConsole(act.role) : copyProfileVariable(act.role);
    },
    copyRoleFact: (role: RoleRef, fact: RoleFact) =>
      report(bridge.copyRoleFact({ role, what: fact }), role.sourceId, {
        what: fact === 'accountId' ? 'idCopied' : 'consoleLinkCopied',
      }),
  };
}
