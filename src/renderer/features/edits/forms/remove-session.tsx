import { useState } from 'react';
import { safeText } from '../../../../presenter/words/safe-text.ts';
import { useWords } from '../../../state/window-context.ts';
import { Check } from '../../../ui/controls/check.tsx';
import { EditSheet } from '../edit-sheet.tsx';

interface RemoveSessionProps {
  readonly sessionName: string;
  readonly profileCount: number;
}

export function RemoveSession({ sessionName, profileCount }: RemoveSessionProps) {
  const { removeSession: words } = useWords().window.editing;
  const [withProfiles, setWithProfiles] = useState(false);
  return (
    <EditSheet
      title={words.title(safeText(sessionName))}
      subtitle={words.body}
      applyLabel={words.apply}
      destroys
      // A session that profiles use is removed together with them only, and the person must tick that.
      edit={profileCount > 0 && !withProfiles ? undefined : { edit: 'removeSession', name: sessionName, withProfiles }}
    >
      {() =>
        profileCount > 0 && (
          <>
            <Check checked={withProfiles} onCheck={setWithProfiles}>
              {words.withProfiles(profileCount)}
            </Check>
            {!withProfiles && <p>{words.inUse}</p>}
          </>
        )
      }
    </EditSheet>
  );
}
