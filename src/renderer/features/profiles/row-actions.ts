import type { ListedProfile } from '../../../shared/domain/config-edits.ts';
import type { EditRequest } from '../../state/edit-request.ts';
import type { Sheet } from '../../state/window-state.ts';
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
  | 'move'
  | 'health';

export interface RowAction {
  readonly id: RowActionId;
  readonly icon: IconName;
  readonly sheet: Sheet;
}

const edit = (request: EditRequest): Sheet => ({ at: 'edit', request });

/** The actions of a row, the most likely first. Rows that Daypass does not change have none. */
export function rowActions(row: ProfileRow): readonly RowAction[] {
  return row.kind === 'group' ? groupActions(row.group) : profileActions(row.profile.listed);
}

export function isRemovable(listed: ListedProfile): boolean {
  return listed.kind !== 'static';
}

/** The action of the Delete key. */
export function removalOf(actions: readonly RowAction[]): RowAction | undefined {
  return actions.find(({ id }) => id === 'remove' || id === 'removeSession' || id === 'dropKeys');
}

function groupActions(group: ProfileGroup): readonly RowAction[] {
  const { of } = group;
  if (group.kind === 'legacy') return [{ id: 'move', icon: 'move', sheet: edit({ form: 'moveLegacy', startUrl: of }) }];
  if (group.kind === 'file' || !group.isKnown) return [];
  return [
    { id: 'changeSession', icon: 'pencil', sheet: edit({ form: 'changeSession', sessionName: of }) },
    { id: 'addSession', icon: 'plus', sheet: edit({ form: 'addMany', sourceId: of }) },
    {
      id: 'removeSession',
      icon: 'trash',
      sheet: edit({ form: 'removeSession', sessionName: of, profileCount: group.profiles.length }),
    },
  ];
}

function profileActions(listed: ListedProfile): readonly RowAction[] {
  const { profileName, kind, role, region } = listed;
  if (kind === 'static')
    return listed.madeByDaypass
      ? [{ id: 'dropKeys', icon: 'trash', sheet: edit({ edit: 'dropKeys', profileName }) }]
      : [];
  const actions: RowAction[] = [
    { id: 'change', icon: 'pencil', sheet: edit({ form: 'changeProfile', profile: listed }) },
    { id: 'health', icon: 'pulse', sheet: { at: 'profileHealth', profileName } },
    { id: 'remove', icon: 'trash', sheet: edit({ edit: 'removeProfiles', profileNames: [profileName] }) },
  ];
  const ofRole = role === undefined ? {} : { role };
  if (kind === 'process' && role !== undefined)
    actions.splice(1, 0, {
      id: 'bridge',
      icon: 'plug',
      sheet: edit({ form: 'addBridge', profileName, role, onlyStored: true }),
    });
  const givesKeys = kind === 'sso' || kind === 'legacySso' || kind === 'chained' || kind === 'login';
  if (givesKeys)
    actions.splice(
      1,
      0,
      { id: 'bridge', icon: 'plug', sheet: edit({ form: 'addBridge', profileName, ...ofRole }) },
      {
        id: 'chained',
        icon: 'link',
        sheet: edit({ form: 'addChained', sourceProfile: profileName, ...(region === undefined ? {} : { region }) }),
      },
    );
  if (kind === 'sso' && role !== undefined && profileName !== 'default')
    actions.splice(1, 0, {
      id: 'setDefault',
      icon: 'flag',
      sheet: edit({ edit: 'setDefault', role, ...(region === undefined ? {} : { region }) }),
    });
  if (kind === 'legacySso' && role !== undefined)
    actions.splice(1, 0, { id: 'move', icon: 'move', sheet: edit({ form: 'moveLegacy', startUrl: role.sourceId }) });
  return actions;
}
