import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { RoleSelection } from '../../../shared/domain/config-edits.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import { fromStored, toStored } from '../../../shared/domain/stored-source.ts';
import { isObject } from '../../check.ts';

/** A selection that may match more later on; roles named one by one never do. */
type StandingSelection = Exclude<RoleSelection, { readonly by: 'roles' }>;

/** What an earlier bulk edit asked for, so that roles which come later get their profiles in the same way. */
export interface BulkRule {
  readonly selection: StandingSelection;
  readonly nameTemplate?: string;
  readonly region?: string;
  readonly output?: string;
  /** Digests of the roles it has met: a profile that a person took away again does not come back. */
  readonly met: readonly string[];
}

/** All rules as an edit found them, and as it leaves them. */
export interface ChangedRules {
  readonly before: readonly BulkRule[];
  readonly after: readonly BulkRule[];
}

/**
 * Short enough for 25,000 of them in one file: 72 bits, of which a clash costs one profile not added. Without the session,
 * whose name may change.
 */
export function roleDigest({ accountId, roleName }: Pick<RoleRef, 'accountId' | 'roleName'>): string {
  return createHash('sha256').update(`${accountId}/${roleName}`).digest('base64url').slice(0, 12);
}

/** The rules for a session that is called otherwise now. */
export function withSessionRenamed(rules: readonly BulkRule[], from: string, to: string): readonly BulkRule[] {
  return rules.map(({ selection, ...rule }) =>
    'sourceId' in selection && selection.sourceId === from
      ? { ...rule, selection: { ...selection, sourceId: to } }
      : { ...rule, selection },
  );
}

/** The rules with one more; the same selection asked for again takes the place of the earlier one. */
export function withRule(rules: readonly BulkRule[], rule: BulkRule): readonly BulkRule[] {
  return [...rules.filter(({ selection }) => !isSameSelection(selection, rule.selection)), rule];
}

/**
 * The rules as they are now, with what an edit has changed of those that it read. What another process has written
 * meanwhile stays: other rules, and the roles that the same rule has met there.
 */
export function withChangedRules(rules: readonly BulkRule[], { before, after }: ChangedRules): readonly BulkRule[] {
  let current = rules;
  for (const { selection } of [...before, ...after]) {
    const [was, is] = [withSelection(before, selection), withSelection(after, selection)];
    if (isDeepStrictEqual(was, is)) continue;
    const now = withSelection(current, selection);
    if (is === undefined) current = withoutRule(current, selection);
    else if (now === undefined) current = [...current, is];
    else current = current.map((rule) => (rule === now ? { ...is, met: metSince(was, is, now) } : rule));
  }
  return current;
}

/** The roles that the rule has met in this edit, and elsewhere meanwhile. */
function metSince(was: BulkRule | undefined, is: BulkRule, now: BulkRule): readonly string[] {
  const known = new Set([...(was?.met ?? []), ...is.met]);
  return [...is.met, ...now.met.filter((digest) => !known.has(digest))];
}

/** The rules without the one for a selection. */
export function withoutRule(rules: readonly BulkRule[], gone: StandingSelection): readonly BulkRule[] {
  return rules.filter(({ selection }) => !isSameSelection(selection, gone));
}

/** One rule before and after an edit, null where there is none, in the form that a backup stores. */
export interface RuleChange {
  readonly before: unknown;
  readonly after: unknown;
}

/** How an edit changed one rule; undefined if it changed none or several. */
export function ruleChange({ before, after }: ChangedRules): RuleChange | undefined {
  const pairs = [...before, ...after].map(({ selection }) => [
    withSelection(before, selection),
    withSelection(after, selection),
  ]);
  const changed = pairs.filter(([was, is]) => !isDeepStrictEqual(was, is));
  const [[was, is] = []] = changed;
  // A rule that is there before and after stands in both lists.
  const isOne = changed.every(([otherWas, otherIs]) => otherWas === was && otherIs === is);
  if (changed.length === 0 || !isOne) return undefined;
  return { before: was === undefined ? null : storedRule(was), after: is === undefined ? null : storedRule(is) };
}

/** The rules as they were before such a change. A rule that somebody has changed since stays. */
export function withoutRuleChange(rules: readonly BulkRule[], change: RuleChange): readonly BulkRule[] {
  const [was, is] = [parseRule(change.before), parseRule(change.after)];
  const selection = (is ?? was)?.selection;
  if (selection === undefined || !isSameForm(withSelection(rules, selection), is)) return rules;
  const others = withoutRule(rules, selection);
  return was === undefined ? others : [...others, was];
}

function withSelection(rules: readonly BulkRule[], selection: StandingSelection): BulkRule | undefined {
  return rules.find((rule) => isSameSelection(rule.selection, selection));
}

function isSameForm(a: BulkRule | undefined, b: BulkRule | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.nameTemplate === b.nameTemplate && a.region === b.region && a.output === b.output;
}

/** The form in which the rules' file and backups store a rule. */
export function storedRule(rule: BulkRule): Readonly<Record<string, unknown>> {
  return { ...rule, selection: toStored(rule.selection) };
}

function isSameSelection(a: StandingSelection, b: StandingSelection): boolean {
  return selectionKey(a) === selectionKey(b);
}

function selectionKey(selection: StandingSelection): string {
  return JSON.stringify(Object.entries(selection).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Returns undefined for what is no rule. */
export function parseRule(value: unknown): BulkRule | undefined {
  if (!isObject(value)) return undefined;
  const selection = parseSelection(value['selection']);
  const met = value['met'];
  if (selection === undefined || !Array.isArray(met)) return undefined;
  return {
    selection,
    met: met.filter((digest) => typeof digest === 'string'),
    ...texts(value, ['nameTemplate', 'region', 'output']),
  };
}

function parseSelection(value: unknown): StandingSelection | undefined {
  if (!isObject(value)) return undefined;
  const stored = fromStored(value);
  const { by, pattern, sourceId, accountId }: Record<string, unknown> = { ...stored };
  if (by === 'favourites') return { by };
  if (by === 'all') return { by, ...texts({ ...stored }, ['sourceId']) };
  if (by === 'pattern' && typeof pattern === 'string') return { by, pattern, ...texts({ ...stored }, ['sourceId']) };
  if (by !== 'account' || typeof sourceId !== 'string' || typeof accountId !== 'string') return undefined;
  return { by, sourceId, accountId };
}

function texts<Key extends string>(from: Record<string, unknown>, keys: readonly Key[]): Partial<Record<Key, string>> {
  const found: Partial<Record<Key, string>> = {};
  for (const key of keys) {
    const value = from[key];
    if (typeof value === 'string') found[key] = value;
  }
  return found;
}
