import { safeText } from '../../presenter/words/safe-text.ts';
import type { PickerRow } from '../picker/picker-view.ts';
import type { RoleCandidate } from './role-candidates.ts';

/** A candidate as a picker shows it: account and role, beside them the profiles and the session. */
export function roleRow(candidate: RoleCandidate): PickerRow {
  const { role, profileNames, accountName, accountLabel, sessionLabel, favourite, recent } = candidate;
  const profiles = profileNames.map((name) => safeText(name, 200)).join(', ');
  const mark = favourite ? '*' : recent ? '·' : ' ';
  if (!role) return { text: profiles, detail: candidate.kind ?? '', mark };
  const account = accountLabel ?? (accountName || safeText(role.accountId));
  const detail = [profiles, safeText(role.accountId), sessionLabel ?? ''].filter((part) => part !== '').join('  ');
  return {
    text: `${account} / ${safeText(role.roleName, 200)}`,
    detail,
    mark,
    isProduction: candidate.isProduction,
  };
}
