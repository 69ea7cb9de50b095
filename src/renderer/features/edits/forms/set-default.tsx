import { useState } from 'react';
import { safeText } from '../../../../presenter/words/safe-text.ts';
import type { RoleRef } from '../../../../shared/domain/role.ts';
import { useWindowState, useWords } from '../../../state/window-context.ts';
import { EditSheet } from '../edit-sheet.tsx';
import { RegionField } from '../region-field.tsx';

const FIELD_OF = { regionInvalid: 'region', regionNeeded: 'region' } as const;

interface SetDefaultProps {
  readonly role: RoleRef;
  readonly region: string | undefined;
}

export function SetDefault({ role, region: profileRegion }: SetDefaultProps) {
  const { editing, profile: phrases } = useWords().window;
  const { setDefault: words } = editing;
  const accountName = useWindowState((state) =>
    state.directory?.accounts.find(
      ({ sourceId, accountId }) => sourceId === role.sourceId && accountId === role.accountId,
    ),
  )?.accountName;
  const [region, setRegion] = useState(profileRegion ?? '');
  return (
    <EditSheet
      title={words.title(safeText(nameOf(role, accountName)))}
      subtitle={words.body}
      applyLabel={words.apply}
      edit={{ edit: 'setDefault', role, ...(region.trim() === '' ? {} : { region: region.trim() }) }}
      fieldOf={FIELD_OF}
    >
      {(problems, preview) => (
        <RegionField
          hint={phrases.regionUsual}
          usual={preview?.usualRegion}
          value={region}
          problem={problems.region}
          onText={setRegion}
        />
      )}
    </EditSheet>
  );
}

/** The role with its account, because many accounts have a role of the same name. */
function nameOf({ roleName, accountId }: RoleRef, accountName: string | undefined): string {
  return `${roleName} (${accountName || accountId})`;
}
