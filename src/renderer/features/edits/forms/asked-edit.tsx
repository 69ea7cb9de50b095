import type { RequestableEdit } from '../../../../shared/domain/config-edits.ts';
import { useWords } from '../../../state/window-context.ts';
import { EditSheet } from '../edit-sheet.tsx';

/** An edit that was put together elsewhere; here it is only looked at and applied. */
export function AskedEdit({ edit }: { readonly edit: RequestableEdit }) {
  const { editing } = useWords().window;
  return <EditSheet title={editing.askedTitle} applyLabel={editing.apply} edit={edit} canUndo={edit.edit !== 'undo'} />;
}
