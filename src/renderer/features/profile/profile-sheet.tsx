import { useState } from 'react';
import { safeText } from '../../../presenter/words/safe-text.ts';
import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import { sameRole, type RoleRef } from '../../../shared/domain/role.ts';
import { useWindowState, useWords } from '../../state/window-context.ts';
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

/** A profile for one role. */
export function ProfileSheet({ role }: { readonly role: RoleRef }) {
  const { profile: phrases } = useWords().window;
  const accountName = useWindowState((state) => accountOf(state.directory?.accounts ?? [], role)?.accountName);
  const [profileName, setProfileName] = useSuggestedName(role);
  const [region, setRegion] = useState('');
  const account = accountName === undefined || accountName === '' ? role.accountId : accountName;
  const name = profileName.trim();
  const edit: ConfigEdit | undefined =
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

function accountOf<Account extends { readonly sourceId: string; readonly accountId: string }>(
  accounts: readonly Account[],
  role: RoleRef,
): Account | undefined {
  return accounts.find((account) => sameRole({ ...account, roleName: role.roleName }, role));
}
