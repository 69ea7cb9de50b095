import { isObject } from '../../check.ts';
import type { OwnPaths } from '../../disk/paths/own-paths.ts';
import { LockedJson } from '../../disk/write/locked-json.ts';
import { readOwnJson } from '../../disk/write/own-json.ts';
import type { Ports } from '../../ports.ts';
import { parseRule, storedRule, type BulkRule } from './bulk-rules.ts';

/** The bulk rules, in a file that every process changes that adds or syncs profiles. */
export function bulkRulesFile(
  { bulkRulesPath, locksDir }: Pick<OwnPaths, 'bulkRulesPath' | 'locksDir'>,
  ports: Pick<Ports, 'alarm' | 'clock' | 'random'>,
): LockedJson<readonly BulkRule[]> {
  const toJson = (rules: readonly BulkRule[]) => ({ rules: rules.map(storedRule) });
  return new LockedJson(
    { path: bulkRulesPath, locksDir, name: 'bulk-rules', parse: parseRules, toJson, empty: [] },
    ports,
  );
}

/** A missing, truncated or foreign file holds no rules: sync then adds nothing by itself. */
export async function readBulkRules(path: string): Promise<readonly BulkRule[]> {
  return (await readOwnJson(path, parseRules)) ?? [];
}

function parseRules(value: unknown): readonly BulkRule[] | undefined {
  if (!isObject(value) || !Array.isArray(value['rules'])) return undefined;
  return value['rules'].flatMap((rule: unknown) => parseRule(rule) ?? []);
}
