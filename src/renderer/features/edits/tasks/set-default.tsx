import { safeText } from '../../../../presenter/safe-text.ts';
import type { RoleRef } from '../../../../shared/role-ref.ts';
import { useWords } from '../../../state/window-context.ts';
import { EditSheet } from '../edit-sheet.tsx';

interface SetDefaultProps {
  readonly profileName: string;
  readonly role: RoleRef;
  readonly region: string | undefined;
}

export function SetDefault({ profileName, role, region }: SetDefaultProps) {
  const { setDefault: words } = useWords().window.editing;
  return (
    <EditSheet
      title={words.title(safeText(profileName))}
      subtitle={words.body}
      applyLabel={words.apply}
      edit={{ edit: 'setDefault', role, ...(region === undefined ? {} : { region }) }}
    />
  );
}
