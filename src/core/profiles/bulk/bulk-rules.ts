import { createHash } from 'node:crypto';
import type { RoleSelection } from '../../../shared/domain/config-edits.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import { fromStored, toStored } from '../../../shared/domain/stored-source.ts';
import { readOwnJson, writeOwnJson } from '../../disk/write/own-json.ts';

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

/** Missing, torn or foreign files are no rules: sync then adds nothing by itself. */
export async function readBulkRules(path: string): Promise<readonly BulkRule[]> {
  return (await readOwnJson(path, parseBulkRules)) ?? [];
}

/** Rejects: fileForbidden, diskFull, diskFailed. */
export async function writeBulkRules(path: string, rules: readonly BulkRule[]): Promise<void> {
  await writeOwnJson(path, { rules: rules.map((rule) => ({ ...rule, selection: toStored(rule.selection) })) });
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

/** The rules without the one for a selection. */
export function withoutRule(rules: readonly BulkRule[], gone: StandingSelection): readonly BulkRule[] {
  return rules.filter(({ selection }) => !isSameSelection(selection, gone));
}

function isSameSelection(a: StandingSelection, b: StandingSelection): boolean {
  return selectionKey(a) === selectionKey(b);
}

function selectionKey(selection: StandingSelection): string {
  return JSON.stringify(Object.entries(selection).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function parseBulkRules(value: unknown): readonly BulkRule[] | undefined {
  if (!isRecord(value) || !Array.isArray(value['rules'])) return undefined;
  return value['rules'].flatMap((rule: unknown) => parseRule(rule) ?? []);
}

function parseRule(value: unknown): BulkRule | undefined {
  if (!isRecord(value)) return undefined;
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
  if (!isRecord(value)) return undefined;
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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
