import { proxySettingAddress, type Engine, type EngineState, type SettingsStore } from '../../core/index.ts';
import { messagesFor, type Messages } from '../../presenter/messages/index.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import type { AccountMark, AccountMarking } from '../../shared/domain/account-preferences.ts';
import { onlyAddsProduction, productionTest } from '../../shared/domain/production.ts';
import type { ProxySetting, Settings } from '../../shared/domain/settings.ts';
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
 * bad would make them first, and no question would come before keys are handed out. So does a proxy by its address: the
 * page could have the app's requests sent to a server of its choice. Rejects with `guardNotLoosened` on a no. Changes that
 * put more under the guard ask nothing.
 */
export function withGuardConsent(
  handlers: GuardHandlers,
  { engine, preferences, dialogs }: GuardConsentDeps,
): GuardHandlers {
  const words = () => messagesFor(preferences.now().language).dialogs;
  const ask = async (question: ReturnType<ReturnType<typeof words>['useProxy']>): Promise<void> => {
    if (!(await dialogs.confirm({ ...question, no: words().no }))) throw new DaypassError('guardNotLoosened');
  };
  const consent = (question: Question): Promise<void> => ask(words().loosenGuard[question]);
  return {
    async changeSettings(input) {
      const now = preferences.now();
      const { confirmProduction, guardTools, productionPattern = now.productionPattern } = input.change;
      if (confirmProduction === false && now.confirmProduction) await consent('asking');
      if (guardTools === false && now.guardTools) await consent('tools');
      if (takesPatternOut(engine.state, now, productionPattern)) await consent('accounts');
      const proxy = newProxyAddress(now.proxy, input.change.proxy);
      if (proxy !== undefined) await ask(words().useProxy(safeText(proxy)));
      return handlers.changeSettings(input);
    },
    async markAccount(marking) {
      if (takesAccountOut(engine.state, preferences.now(), marking)) await consent('accounts');
      return handlers.markAccount(marking);
    },
  };
}

/** The address of a proxy that is not set yet. Throws proxyInvalid. */
function newProxyAddress(now: ProxySetting, next: ProxySetting | undefined): string | undefined {
  if (next?.by !== 'address' || (now.by === 'address' && now.address === next.address)) return undefined;
  return proxySettingAddress(next.address);
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

/** A mark as none counts over every later pattern, so that one is a change also for an account that is not production yet. */
function takesAccountOut(
  state: EngineState,
  settings: Settings,
  { sourceId, accountId, production }: AccountMarking,
): boolean {
  if (production === false) return markOf(state, sourceId, accountId)?.production !== false;
  return production === null && isProductionNow(state, settings, sourceId, accountId);
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
