import type { Clock, Engine } from '../../core/index.ts';
import { accountsOf } from '../../presenter/snapshots/accounts-of.ts';
import { isProduction } from '../../presenter/production.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import type { PreferenceStore } from '../settings/preferences.ts';

/** A yes holds for its account this long: who works there is not asked at every copy. */
export const YES_HOLDS_MILLIS = 3_600_000;

export interface ProductionGuardDeps {
  readonly engine: Pick<Engine, 'state'>;
  readonly preferences: Pick<PreferenceStore, 'now'>;
  readonly clock: Clock;
}

/**
 * Before keys of a production account are copied: throws `confirmationNeeded` {account, accountId} unless the person
 * says yes now or did so within the hour. Kept in memory alone: a restart asks again.
 */
export function productionGuard({ engine, preferences, clock }: ProductionGuardDeps) {
  const yesAtMillis = new Map<string, number>();

  return (role: RoleRef, confirmed: boolean): void => {
    const { confirmProduction, productionPattern } = preferences.now();
    const { sourceId, accountId } = role;
    const account = accountsOf(engine.state, sourceId).find((listed) => listed.accountId === accountId);
    const mark = engine.state.accountMarks.find(
      (noted) => noted.sourceId === sourceId && noted.accountId === accountId,
    );
    const accountName = account?.accountName ?? '';
    if (!confirmProduction || !isProduction({ accountId, accountName }, mark, productionPattern)) return;

    const key = JSON.stringify([sourceId, accountId]);
    const agoMillis = clock.nowMillis() - (yesAtMillis.get(key) ?? Number.NEGATIVE_INFINITY);
    // A clock set back makes no yes hold for longer.
    if (agoMillis >= 0 && agoMillis < YES_HOLDS_MILLIS) return;
    if (!confirmed)
      throw new DaypassError('confirmationNeeded', { accountId, ...(accountName !== '' && { account: accountName }) });
    yesAtMillis.set(key, clock.nowMillis());
  };
}
