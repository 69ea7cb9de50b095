import type { RequestableEdit } from '../../../../shared/domain/config-edits.ts';
import { useWords } from '../../../state/window-context.ts';
import { EditSheet } from '../edit-sheet.tsx';

export function FixFindings({ edit }: { readonly edit: Extract<RequestableEdit, { readonly edit: 'fix' }> }) {
  const { fix: words } = useWords().window.editing;
  const { length } = edit.findingIds;
  return <EditSheet title={words.title(length)} subtitle={words.body} applyLabel={words.apply} edit={edit} />;
}
