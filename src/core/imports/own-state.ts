import { isDeepStrictEqual } from 'node:util';
import type { AccountMark } from '../../shared/domain/account-preferences.ts';
import type { OwnChange } from '../../shared/imports/import-plan.ts';
import { sameRole, type RoleRef } from '../../shared/domain/role.ts';
import type { BrowserRule } from '../../shared/domain/settings.ts';
import { withoutRule, type BulkRule } from '../profiles/bulk/bulk-rules.ts';
import type { SamlAccount } from '../sources/saml/saml-accounts.ts';

/** What of Daypass's own settings an import may change. */
export interface OwnState {
  readonly browserRules: readonly BrowserRule[];
  readonly productionPattern: string;
  readonly favourites: readonly RoleRef[];
  readonly accountMarks: readonly AccountMark[];
  readonly samlAccounts: readonly Pick<SamlAccount, 'name' | 'url' | 'sessionSeconds'>[];
  readonly bulkRules: readonly BulkRule[];
}

/** Whether a change is made already: an import made twice changes nothing the second time. */
export function isMade(change: OwnChange, state: OwnState): boolean {
  switch (change.change) {
    case 'favourite':
      return state.favourites.some((role) => sameRole(role, change.role));
    case 'accountMark':
      return isDeepStrictEqual(markIn(state, change.after), change.after);
    case 'browserRule':
      return state.browserRules.some((rule) => isDeepStrictEqual(rule, change.rule));
    case 'productionPattern':
      return state.productionPattern === change.after;
    case 'samlAccount':
      return state.samlAccounts.some(({ name, url }) => name === change.name && url === change.url);
    case 'profileRule':
      return state.bulkRules.some((rule) => isDeepStrictEqual(formOf(rule), formOf(ruleOf(change.rule))));
  }
}

export function withChange(state: OwnState, change: OwnChange): OwnState {
  if (isMade(change, state)) return state;
  switch (change.change) {
    case 'favourite':
      return { ...state, favourites: [...state.favourites, change.role] };
    case 'accountMark':
      return { ...state, accountMarks: [...otherMarks(state, change.after), change.after] };
    case 'browserRule':
      return { ...state, browserRules: [...state.browserRules, change.rule] };
    case 'productionPattern':
      return { ...state, productionPattern: change.after };
    case 'samlAccount': {
      const { change: _, ...account } = change;
      return { ...state, samlAccounts: [...state.samlAccounts, account] };
    }
    case 'profileRule': {
      const rule = ruleOf(change.rule);
      return { ...state, bulkRules: [...withoutRule(state.bulkRules, rule.selection), rule] };
    }
  }
}

/** Takes a change back. What the person has changed since stays as it is. */
export function withoutChange(state: OwnState, change: OwnChange): OwnState {
  if (!isMade(change, state)) return state;
  switch (change.change) {
    case 'favourite':
      return { ...state, favourites: state.favourites.filter((role) => !sameRole(role, change.role)) };
    case 'accountMark': {
      const others = otherMarks(state, change.after);
      return { ...state, accountMarks: change.before === undefined ? others : [...others, change.before] };
    }
    case 'browserRule':
      return { ...state, browserRules: state.browserRules.filter((rule) => !isDeepStrictEqual(rule, change.rule)) };
    case 'productionPattern':
      return { ...state, productionPattern: change.before };
    case 'samlAccount':
      return { ...state, samlAccounts: state.samlAccounts.filter(({ name }) => name !== change.name) };
    case 'profileRule':
      return { ...state, bulkRules: withoutRule(state.bulkRules, ruleOf(change.rule).selection) };
  }
}

export function markIn({ accountMarks }: Pick<OwnState, 'accountMarks'>, at: AccountMark): AccountMark | undefined {
  return accountMarks.find(({ sourceId, accountId }) => sourceId === at.sourceId && accountId === at.accountId);
}

function otherMarks(state: OwnState, at: AccountMark): readonly AccountMark[] {
  const gone = markIn(state, at);
  return state.accountMarks.filter((mark) => mark !== gone);
}

type ProfileRule = Extract<OwnChange, { change: 'profileRule' }>['rule'];

function ruleOf({ pattern, sourceId, ...form }: ProfileRule): BulkRule {
  return { selection: { by: 'pattern', pattern, ...(sourceId !== undefined && { sourceId }) }, ...form, met: [] };
}

/** A rule without the roles that it has met. */
function formOf(rule: BulkRule): BulkRule {
  return { ...rule, met: [] };
}
