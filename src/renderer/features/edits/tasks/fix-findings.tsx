import { useMemo } from 'react';
import type { ConfigEdit } from '../../../../shared/domain/config-edits.ts';
import { useWords } from '../../../state/window-context.ts';
import { EditSheet } from '../edit-sheet.tsx';

export function FixFindings({ findingIds }: { readonly findingIds: readonly string[] }) {
  const { fix: words } = useWords().window.editing;
  const edit = useMemo<ConfigEdit>(() => ({ edit: 'fix', findingIds }), [findingIds]);
  return (
    <EditSheet title={words.title(findingIds.length)} subtitle={words.body} applyLabel={words.apply} edit={edit} />
  );
}
