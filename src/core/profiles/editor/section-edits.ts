import type { ConfigSection } from '../../config/document/config-document.ts';
import type { DocumentEdit } from '../../config/edit/requested-edit.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import { findMarker, markerComment } from '../read/managed-marker.ts';
import type { AwsFiles } from './edit-plan.ts';

/**
 * Gives a key one value for every client: in each of the sections that has it, else in the last one. No edit where all
 * say so already.
 */
export function setInAll(sections: readonly ConfigSection[], key: string, value: string): readonly DocumentEdit[] {
  const having = sections.filter((section) => has(section, key));
  const targets = having.length > 0 ? having : sections.slice(-1);
  return targets
    .filter((section) => valueIn(section, key) !== value)
    .map(({ lineNumber }) => ({ do: 'setValue', section: lineNumber, key, value }));
}

export function removeFromAll(sections: readonly ConfigSection[], key: string): readonly DocumentEdit[] {
  return sections
    .filter((section) => has(section, key))
    .map(({ lineNumber }) => ({ do: 'removeKey', section: lineNumber, key }));
}

export function has({ entries }: ConfigSection, key: string): boolean {
  return entries.some((entry) => entry.key === key);
}

/** Of a duplicate key the later value counts. */
export function valueIn({ entries }: ConfigSection, key: string): string | undefined {
  return entries.findLast((entry) => entry.key === key)?.value;
}

/** Renews our comment above a profile if it names another role than the new one. */
export function markerEdits(
  section: ConfigSection,
  { accountId, roleName }: Pick<RoleRef, 'accountId' | 'roleName'>,
  { config }: AwsFiles,
): readonly DocumentEdit[] {
  const found = findMarker(config, section);
  const isRoles = found?.marker.madeFor === 'role';
  if (!isRoles || (found.marker.accountId === accountId && found.marker.roleName === roleName)) return [];
  const { lineNumber: line } = found;
  const texts = [`# ${markerComment({ madeFor: 'role', accountId, roleName })}`];
  return [{ do: 'replaceLines', from: line, to: line, texts }];
}
