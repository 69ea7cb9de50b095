import type { RequestableEdit } from '../../../shared/domain/config-edits.ts';
import type { EditRequest } from '../../state/edit-request.ts';
import { AddBridge } from './forms/add-bridge.tsx';
import { AddChained } from './forms/add-chained.tsx';
import { AddMany } from './forms/add-many.tsx';
import { AskedEdit } from './forms/asked-edit.tsx';
import { ChangeProfile } from './forms/change-profile.tsx';
import { ChangeSession } from './forms/change-session.tsx';
import { FixFindings } from './forms/fix-findings.tsx';
import { MoveLegacy } from './forms/move-legacy.tsx';
import { DropKeys, RemoveProfiles } from './forms/remove-profiles.tsx';
import { RemoveSession } from './forms/remove-session.tsx';
import { SetDefault } from './forms/set-default.tsx';
import { SyncProfiles } from './forms/sync-profiles.tsx';
import { UndoEdit } from './forms/undo-edit.tsx';

/** The sheet of an edit that the person asked for. */
export function RequestSheet({ request }: { readonly request: EditRequest }) {
  if (!('form' in request)) return <WholeEdit edit={request} />;
  switch (request.form) {
    case 'changeProfile':
      return <ChangeProfile profile={request.profile} />;
    case 'addBridge':
      return (
        <AddBridge profileName={request.profileName} role={request.role} onlyStored={request.onlyStored ?? false} />
      );
    case 'addChained':
      return <AddChained sourceProfile={request.sourceProfile} region={request.region} />;
    case 'addMany':
      return <AddMany sourceId={request.sourceId} />;
    case 'changeSession':
      return <ChangeSession sessionName={request.sessionName} />;
    case 'removeSession':
      return <RemoveSession sessionName={request.sessionName} profileCount={request.profileCount} />;
    case 'moveLegacy':
      return <MoveLegacy startUrl={request.startUrl} />;
    case 'undo':
      return <UndoEdit backup={request.backup} />;
  }
}

/** Complete edits that have their own words or options. Any other one is shown as it is. */
function WholeEdit({ edit }: { readonly edit: RequestableEdit }) {
  switch (edit.edit) {
    case 'removeProfiles':
      return <RemoveProfiles profileNames={edit.profileNames} />;
    case 'setDefault':
      return <SetDefault role={edit.role} region={edit.region} />;
    case 'dropKeys':
      return <DropKeys profileName={edit.profileName} />;
    case 'syncProfiles':
      return <SyncProfiles />;
    case 'moveLegacy':
      return <MoveLegacy startUrl={edit.startUrl} />;
    case 'fix':
      return <FixFindings edit={edit} />;
    case 'undo':
      return edit.backupId === undefined ? <UndoEdit backup={undefined} /> : <AskedEdit edit={edit} />;
    default:
      return <AskedEdit edit={edit} />;
  }
}
