import type { AccountMark } from '../../shared/domain/account-preferences.ts';
import type { Purpose } from '../../shared/domain/activity.ts';
import { productionTest } from '../../shared/domain/production.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { Clock } from '../ports.ts';

/** A confirmation holds for its account this long, so that a person is not asked at every copy. */
export const CONFIRMED_FOR_MILLIS = 3_600_000;

/** Programs ask for these by themselves, often many times a minute, where nobody could answer. */
const TOOL_PURPOSES: ReadonlySet<Purpose> = new Set(['exec', 'process', 'container']);

export type GuardSettings = Pick<Settings, 'confirmProduction' | 'guardTools' | 'productionPattern'>;

/** What is known here of an account. */
export interface KnownAccount {
  /** By the role's own source first, then by others that list the account. Empty where no listing names it. */
  readonly accountNames: readonly string[];
  /** False while its own source may still name it, once asked. */
  readonly isNamed: boolean;
  /** What the person said of it. A word for production counts whichever source it was said of. */
  readonly mark: Pick<AccountMark, 'production'> | undefined;
}

/** True if the account is production by its mark, else by its number or any of its names. */
export function isProductionAccount(pattern: string, accountId: string, { accountNames, mark }: KnownAccount): boolean {
  const isProduction = productionTest(pattern);
  const names = accountNames.length === 0 ? [''] : accountNames;
  return names.some((accountName) => isProduction({ accountId, accountName }, mark));
}

export interface ProductionGuardDeps {
  readonly clock: Clock;
  readonly settings: { now(): GuardSettings };
  readonly accountOf: (role: RoleRef) => KnownAccount | Promise<KnownAccount>;
  /** Asks the source of a role for the names of its accounts. False where it can't be asked now. Rejects: signInNeeded. */
  readonly fetchNames: (role: RoleRef) => Promise<boolean>;
}

export type ProductionGuard = (role: RoleRef, purpose: Purpose, confirmed: boolean | 'once') => Promise<void>;

/**
 * Rejects with `productionNotConfirmed` {account, accountId, roleName, reason} for a production account, unless the
 * person confirms now or did so within the hour. An account without a known name is asked after once; where that fails it
 * may be production and is treated so. What was confirmed for the person's own use does not hold for tools, and the other
 * way round. Confirmations are held in memory only: a restart asks again.
 */
export function productionGuard({ clock, settings, accountOf, fetchNames }: ProductionGuardDeps): ProductionGuard {
  const confirmedAtMillis = new Map<string, number>();
  return async (role, purpose, confirmed) => {
    const { confirmProduction, guardTools, productionPattern } = settings.now();
    const isTool = TOOL_PURPOSES.has(purpose);
    if (!(isTool ? guardTools : confirmProduction)) return;

    const { sourceId, accountId, roleName } = role;
    const judge = async () => judged(productionPattern, accountId, await accountOf(role));
    let account = await judge();
    if (account.is === 'other') return;

    const key = JSON.stringify([isTool, sourceId, accountId]);
    const agoMillis = clock.nowMillis() - (confirmedAtMillis.get(key) ?? Number.NEGATIVE_INFINITY);
    // A clock set back makes no confirmation hold for longer.
    if (agoMillis >= 0 && agoMillis < CONFIRMED_FOR_MILLIS) return;

    if (account.is === 'unknown' && !confirmed && (await fetchNames(role))) {
      account = await judge();
      // The person has no such account: AWS refuses keys of it.
      if (account.is !== 'production') return;
    }
    if (!confirmed) {
      const { name, is } = account;
      const facts = { accountId, roleName, ...(name !== undefined && { account: name }) };
      throw new DaypassError('productionNotConfirmed', {
        ...facts,
        ...(is === 'unknown' && { reason: 'nameUnknown' }),
      });
    }
    if (confirmed === true) confirmedAtMillis.set(key, clock.nowMillis());
  };
}

interface Judged {
  readonly is: 'production' | 'unknown' | 'other';
  readonly name: string | undefined;
}

function judged(pattern: string, accountId: string, known: KnownAccount): Judged {
  const [name] = known.accountNames;
  if (isProductionAccount(pattern, accountId, known)) return { is: 'production', name };
  const isOpen = !known.isNamed && known.mark?.production === undefined && pattern.trim() !== '';
  return { is: isOpen ? 'unknown' : 'other', name };
}
