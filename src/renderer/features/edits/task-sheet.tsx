import type { EditTask } from '../../state/edit-task.ts';
import { AddBridge } from './tasks/add-bridge.tsx';
import { AddChained } from './tasks/add-chained.tsx';
import { AddMany } from './tasks/add-many.tsx';
import { AskedEdit } from './tasks/asked-edit.tsx';
import { ChangeProfile } from './tasks/change-profile.tsx';
import { ChangeSession } from './tasks/change-session.tsx';
import { FixFindings } from './tasks/fix-findings.tsx';
import { MoveLegacy } from './tasks/move-legacy.tsx';
import { DropKeys, RemoveProfiles } from './tasks/remove-profiles.tsx';
import { RemoveSession } from './tasks/remove-session.tsx';
import { SetDefault } from './tasks/set-default.tsx';
import { SyncProfiles } from './tasks/sync-profiles.tsx';
import { UndoEdit } from './tasks/undo-edit.tsx';

/** The sheet of what the person set out to do. */
export function TaskSheet({ task }: { readonly task: EditTask }) {
  switch (task.task) {
    case 'changeProfile':
      return <ChangeProfile profile={task.profile} />;
    case 'removeProfiles':
      return <RemoveProfiles profileNames={task.profileNames} />;
    case 'setDefault':
      return <SetDefault profileName={task.profileName} role={task.role} region={task.region} />;
    case 'addBridge':
      return <AddBridge profileName={task.profileName} role={task.role} />;
    case 'dropKeys':
      return <DropKeys profileName={task.profileName} />;
    case 'addChained':
      return <AddChained sourceProfile={task.sourceProfile} region={task.region} />;
    case 'addMany':
      return <AddMany sourceId={task.sourceId} />;
    case 'sync':
      return <SyncProfiles />;
    case 'changeSession':
      return <ChangeSession sessionName={task.sessionName} />;
    case 'removeSession':
      return <RemoveSession sessionName={task.sessionName} profileCount={task.profileCount} />;
    case 'moveLegacy':
      return <MoveLegacy startUrl={task.startUrl} />;
    case 'asked':
      return <AskedEdit edit={task.edit} />;
    case 'fix':
      return <FixFindings findingIds={task.findingIds} />;
    case 'undo':
      return <UndoEdit backup={task.backup} />;
  }
}
