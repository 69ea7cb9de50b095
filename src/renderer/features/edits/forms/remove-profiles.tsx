import { useMemo } from 'react';
import { safeText } from '../../../../presenter/words/safe-text.ts';
import type { RequestableEdit } from '../../../../shared/domain/config-edits.ts';
import { useWords } from '../../../state/window-context.ts';
import { EditSheet } from '../edit-sheet.tsx';

export function RemoveProfiles({ profileNames }: { readonly profileNames: readonly string[] }) {
  const { removeProfiles: words } = useWords().window.editing;
  const [only] = profileNames;
  const edit = useMemo<RequestableEdit>(() => ({ edit: 'removeProfiles', profileNames }), [profileNames]);
  return (
    <EditSheet
      title={
        only !== undefined && profileNames.length === 1
          ? words.title(safeText(only))
          : words.titleMany(profileNames.length)
      }
      subtitle={words.body}
      applyLabel={words.apply}
      destroys
      edit={edit}
    />
  );
}

/** Removes keys that Daypass refreshes in the credentials file. */
export function DropKeys({ profileName }: { readonly profileName: string }) {
  const { dropKeys: words } = useWords().window.editing;
  return (
    <EditSheet
      title={words.title(safeText(profileName))}
      subtitle={words.body}
      applyLabel={words.apply}
      destroys
      edit={{ edit: 'dropKeys', profileName }}
      canUndo={false}
    />
  );
}
