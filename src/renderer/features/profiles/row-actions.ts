import type { ListedProfile } from '../../../shared/domain/config-edits.ts';
import type { EditTask } from '../../state/edit-task.ts';
import type { IconName } from '../../ui/icon.tsx';
import type { ProfileGroup } from './profile-entry.ts';
import type { ProfileRow } from './profile-rows.ts';

type RowActionId =
  | 'change'
  | 'setDefault'
  | 'bridge'
  | 'chained'
  | 'remove'
  | 'dropKeys'
  | 'changeSession'
  | 'addSession'
  | 'removeSession'
  | 'move';

export interface RowAction {
  readonly id: RowActionId;
  readonly icon: IconName;
  readonly task: EditTask;
}

/** What can be done with a row, the most wanted first; nothing with what Daypass leaves alone. */
export function rowActions(row: ProfileRow): readonly RowAction[] {
  return row.kind === 'group' ? groupActions(row.group) : profileActions(row.profile.listed);
}

export function isRemovable(listed: ListedProfile): boolean {
  return listed.kind !== 'static';
}

/** The action that Delete stands for. */
export function removalOf(actions: readonly RowAction[]): RowAction | undefined {
  return actions.find(({ id }) => id === 'remove' || id === 'removeSession' || id === 'dropKeys');
}

function groupActions(group: ProfileGroup): readonly RowAction[] {
  const { of } = group;
  if (group.kind === 'legacy') return [{ id: 'move', icon: 'move', task: { task: 'moveLegacy', startUrl: of } }];
  if (group.kind === 'file' || !group.isKnown) return [];
  return [
    { id: 'changeSession', icon: 'pencil', task: { task: 'changeSession', sessionName: of } },
    { id: 'addSession', icon: 'plus', task: { task: 'addMany', sourceId: of } },
    {
      id: 'removeSession',
      icon: 'trash',
      task: { task: 'removeSession', sessionName: of, profileCount: group.profiles.length },
    },
  ];
}

function profileActions(listed: ListedProfile): readonly RowAction[] {
  const { profileName, kind, role, region } = listed;
  if (kind === 'static')
    return listed.madeByDaypass ? [{ id: 'dropKeys', icon: 'trash', task: { task: 'dropKeys', profileName } }] : [];
  const actions: RowAction[] = [
    { id: 'change', icon: 'pencil', task: { task: 'changeProfile', profile: listed } },
    { id: 'remove', icon: 'trash', task: { task: 'removeProfiles', profileNames: [profileName] } },
  ];
  const ofRole = role === undefined ? {} : { role };
  const givesKeys = kind === 'sso' || kind === 'legacySso' || kind === 'chained' || kind === 'login';
  if (givesKeys)
    actions.splice(
      1,
      0,
      { id: 'bridge', icon: 'plug', task: { task: 'addBridge', profileName, ...ofRole } },
      {
        id: 'chained',
        icon: 'link',
        task: { task: 'addChained', sourceProfile: profileName, ...(region === undefined ? {} : { region }) },
      },
    );
  if (kind === 'sso' && role !== undefined && profileName !== 'default')
    actions.splice(1, 0, {
      id: 'setDefault',
      icon: 'flag',
      task: { task: 'setDefault', profileName, role, ...(region === undefined ? {} : { region }) },
    });
  if (kind === 'legacySso' && role !== undefined)
    actions.splice(1, 0, { id: 'move', icon: 'move', task: { task: 'moveLegacy', startUrl: role.sourceId } });
  return actions;
}
