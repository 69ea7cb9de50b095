import type { Engine, EngineState, SettingsStore } from '../../core/index.ts';
import { messagesFor, type Messages } from '../../presenter/messages/index.ts';
import type { AccountMark } from '../../shared/domain/account-preferences.ts';
import { onlyAddsProduction, productionTest } from '../../shared/domain/production.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { Handlers } from '../ipc/answer.ts';
import type { NativeDialogs } from '../native-dialogs.ts';

type GuardHandlers = Pick<Handlers, 'changeSettings' | 'markAccount'>;

export interface GuardConsentDeps {
  readonly engine: Pick<Engine, 'state'>;
  readonly preferences: Pick<SettingsStore, 'now'>;
  readonly dialogs: Pick<NativeDialogs, 'confirm'>;
}

type Question = keyof Messages['dialogs']['loosenGuard'];

/**
 * Changes that take accounts or tools out of the guard for production need a yes in a native dialog. Otherwise a page gone
 * bad would make them first, and no question would come before keys are handed out. Rejects with `guardNotLoosened` on a
 * no. Changes that put more under the guard ask nothing.
 */
export function withGuardConsent(
  handlers: GuardHandlers,
  { engine, preferences, dialogs }: GuardConsentDeps,
): GuardHandlers {
  const consent = async (question: Question): Promise<void> => {
    const words = messagesFor(preferences.now().language).dialogs;
    if (!(await dialogs.confirm({ ...words.loosenGuard[question], no: words.no }))) {
      throw new DaypassError('guardNotLoosened');
    }
  };
  return {
    async changeSettings(input) {
      const now = preferences.now();
      const { confirmProduction, guardTools, productionPattern = now.productionPattern } = input.change;
      if (confirmProduction === false && now.confirmProduction) await consent('asking');
      if (guardTools === false && now.guardTools) await consent('tools');
      if (takesPatternOut(engine.state, now, productionPattern)) await consent('accounts');
      return handlers.changeSettings(input);
    },
    async markAccount(marking) {
      const { sourceId, accountId, production } = marking;
      const isLess = production === false || production === null;
      if (isLess && isProductionNow(engine.state, preferences.now(), sourceId, accountId)) await consent('accounts');
      return handlers.markAccount(marking);
    },
  };
}

/** True if an account is no longer production by the new pattern, or one that is not known yet might not be. */
function takesPatternOut(state: EngineState, { productionPattern: before }: Settings, after: string): boolean {
  if (before === after) return false;
  if (!onlyAddsProduction(before, after)) return true;
  const [was, is] = [productionTest(before), productionTest(after)];
  return Object.entries(state.accounts).some(([sourceId, accounts]) =>
    accounts.some((account) => {
      const mark = markOf(state, sourceId, account.accountId);
      return was(account, mark) && !is(account, mark);
    }),
  );
}

/** An account that is not listed goes by its id and mark; without either it may be production. */
function isProductionNow(
  state: EngineState,
  { productionPattern }: Settings,
  sourceId: string,
  accountId: string,
): boolean {
  const account = state.accounts[sourceId]?.find((each) => each.accountId === accountId);
  const mark = markOf(state, sourceId, accountId);
  if (account === undefined && mark?.production === undefined) return true;
  return productionTest(productionPattern)(account ?? { accountId, accountName: '' }, mark);
}

function markOf(state: EngineState, sourceId: string, accountId: string): AccountMark | undefined {
  return state.accountMarks.find((mark) => mark.sourceId === sourceId && mark.accountId === accountId);
}
