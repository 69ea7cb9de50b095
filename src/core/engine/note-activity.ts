import type { ConfigEdit } from '../../shared/domain/config-edits.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import type { IssueOptions } from '../roles/issue.ts';
import type { EngineParts } from './engine-parts.ts';

/** Of a bulk edit's thousands of profiles, as many as one line can be read with. */
const MOST_NOTED_NAMES = 20;

/** Written behind: the caller has its keys by then. */
export function issuedNoter({ rolePreferences, activity }: Pick<EngineParts, 'rolePreferences' | 'activity'>) {
  return (role: RoleRef, { purpose, format, requester }: IssueOptions): void => {
    void rolePreferences.noteRecent(role);
    const about = { role, requester };
    if (purpose === 'clipboard' && format !== undefined) activity.note({ what: 'keysCopied', format, ...about });
    else if (purpose === 'console') activity.note({ what: 'consoleOpened', ...about });
    else activity.note({ what: 'keysIssued', purpose, ...about });
  };
}

export function noteEdit(
  { activity, ports }: Pick<EngineParts, 'activity' | 'ports'>,
  edit: ConfigEdit['edit'] | 'addSession',
  names: readonly string[],
): void {
  const { requester } = ports;
  activity.note({ what: 'filesEdited', edit, names: names.slice(0, MOST_NOTED_NAMES), requester });
}
