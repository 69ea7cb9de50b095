import { useState } from 'react';
import { safeText } from '../../../presenter/words/safe-text.ts';
import type { RequestableEdit } from '../../../shared/domain/config-edits.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import { accountOfRole } from '../../state/role-account.ts';
import { useCommands, useWindowState, useWords } from '../../state/window-context.ts';
import { Field } from '../../ui/controls/field.tsx';
import { EditSheet } from '../edits/edit-sheet.tsx';
import { RegionField } from '../edits/region-field.tsx';
import { ProfileUse } from './profile-use.tsx';
import { useSuggestedName } from './use-suggested-name.ts';

const FIELD_OF = {
  nameInvalid: 'profileName',
  profileExists: 'profileName',
  regionInvalid: 'region',
  regionNeeded: 'region',
} as const;

/** Creates a profile for one role. */
export function ProfileSheet({ role }: { readonly role: RoleRef }) {
  const { profile: phrases } = useWords().window;
  const accountName = useWindowState((state) => accountOfRole(state, role)?.accountName);
  const commands = useCommands();
  const [profileName, setProfileName] = useSuggestedName(role);
  const [region, setRegion] = useState('');
  const account = accountName === undefined || accountName === '' ? role.accountId : accountName;
  const name = profileName.trim();
  const edit: RequestableEdit | undefined =
    name === ''
      ? undefined
      : {
          edit: 'addProfile',
          role,
          profileName: name,
          ...(region.trim() === '' ? {} : { region: region.trim() }),
        };
  return (
    <EditSheet
      title={phrases.title}
      subtitle={phrases.body(safeText(role.roleName), safeText(account))}
      applyLabel={phrases.apply}
      edit={edit}
      fieldOf={FIELD_OF}
      doneTitle={() => phrases.done(safeText(name))}
      doneMore={<ProfileUse profileName={safeText(name)} />}
      doneAct={{ label: phrases.copyAndClose, run: () => void commands.copyProfileVariable(role) }}
    >
      {(problems, preview) => (
        <>
          <Field
            name="profileName"
            label={phrases.name}
            hint={phrases.nameHint}
            value={profileName}
            problem={problems.profileName}
            onText={setProfileName}
            onFocus={(event) => event.currentTarget.select()}
            maxLength={256}
            required
            focusFirst
          />
          <RegionField
            hint={phrases.regionUsual}
            usual={preview?.usualRegion}
            value={region}
            problem={problems.region}
            onText={setRegion}
          />
        </>
      )}
    </EditSheet>
  );
}
