import type { RequestableEdit } from '../../../../shared/domain/config-edits.ts';
import { useWords } from '../../../state/window-context.ts';
import { EditSheet } from '../edit-sheet.tsx';

/** A complete edit, which needs no form: the person sees it and applies it. */
export function AskedEdit({ edit }: { readonly edit: RequestableEdit }) {
  const { editing } = useWords().window;
  return <EditSheet title={editing.askedTitle} applyLabel={editing.apply} edit={edit} canUndo={edit.edit !== 'undo'} />;
}
