import { useState } from 'react';
import { safeText } from '../../../../presenter/words/safe-text.ts';
import type { RequestableEdit, ListedProfile } from '../../../../shared/domain/config-edits.ts';
import type { AccountSnapshot } from '../../../../shared/view.ts';
import { useAccounts, useWords } from '../../../state/window-context.ts';
import { Field } from '../../../ui/controls/field.tsx';
import { accountIdIn, accountNamed } from '../../accounts/account-named.ts';
import { EditSheet } from '../edit-sheet.tsx';
import { RegionField } from '../region-field.tsx';
import { ROLE_NAME, SignInFields, type TypedSignIn } from '../sign-in-fields.tsx';
import { OutputChoices } from './output-choices.tsx';

const FIELD_OF = {
  nameInvalid: 'name',
  profileExists: 'name',
  accountIdInvalid: 'account',
  regionInvalid: 'region',
} as const;
interface Typed extends TypedSignIn {
  readonly name: string;
  readonly region: string;
  readonly output: string;
}

export function ChangeProfile({ profile }: { readonly profile: ListedProfile }) {
  const { editing } = useWords().window;
  const { changeProfile: words } = editing;
  const accounts = useAccounts();
  const [typed, setTyped] = useState<Typed>(() => asItIs(profile));
  return (
    <EditSheet
      title={words.title(safeText(profile.profileName))}
      applyLabel={words.apply}
      edit={editOf(profile, typed, accounts)}
      fieldOf={FIELD_OF}
    >
      {(problems) => (
        <>
          <Field
            name="name"
            label={words.name}
            hint={words.nameHint}
            value={typed.name}
            problem={problems.name}
            onText={(name) => setTyped({ ...typed, name })}
            maxLength={256}
            required
            focusFirst
          />
          {profile.signIn !== undefined && (
            <SignInFields typed={typed} problems={problems} onTyped={(signIn) => setTyped({ ...typed, ...signIn })} />
          )}
          <RegionField
            hint={editing.regionKeep}
            value={typed.region}
            problem={problems.region}
            onText={(region) => setTyped({ ...typed, region })}
          />
          <Field
            name="output"
            label={editing.output}
            hint={editing.outputHint}
            value={typed.output}
            choices={<OutputChoices />}
            onText={(output) => setTyped({ ...typed, output })}
            maxLength={32}
          />
        </>
      )}
    </EditSheet>
  );
}

function asItIs({ profileName, signIn, kind, region = '', output = '' }: ListedProfile): Typed {
  return {
    name: profileName,
    session: kind === 'sso' ? (signIn?.session ?? '') : undefined,
    account: signIn?.accountId ?? '',
    role: signIn?.roleName ?? '',
    region,
    output,
  };
}

/** The edit with only those settings that differ from the file. Undefined while a field is invalid. */
function editOf(
  profile: ListedProfile,
  typed: Typed,
  accounts: readonly AccountSnapshot[],
): RequestableEdit | undefined {
  const name = typed.name.trim();
  const signIn = signInChange(profile, typed, accounts);
  if (name === '' || signIn === undefined) return undefined;
  return {
    edit: 'changeProfile',
    profileName: profile.profileName,
    ...(name === profile.profileName ? {} : { newName: name }),
    ...signIn,
    ...changed('region', profile.region, typed.region),
    ...changed('output', profile.output, typed.output),
  };
}

/** An emptied field removes the line. */
function changed<Key extends 'region' | 'output'>(
  key: Key,
  before = '',
  typed: string,
): Partial<Record<Key, string | null>> {
  const after = typed.trim();
  if (after === before) return {};
  const change: Partial<Record<Key, string | null>> = {};
  change[key] = after === '' ? null : after;
  return change;
}

interface SignInChange {
  readonly session?: string;
  readonly accountId?: string;
  readonly roleName?: string;
}

function signInChange(
  { signIn }: ListedProfile,
  { session, account, role }: TypedSignIn,
  accounts: readonly AccountSnapshot[],
): SignInChange | undefined {
  if (signIn === undefined) return {};
  const inSession = session === undefined ? accounts : accounts.filter(({ sourceId }) => sourceId === session);
  const roleName = role.trim();
  const isNewAccount = account.trim() !== (signIn.accountId ?? '');
  const isNewRole = roleName !== (signIn.roleName ?? '');
  const accountId = accountNamed(inSession, account)?.accountId ?? accountIdIn(account);
  // Account and role can be replaced but not removed: without them the profile would be incomplete.
  if ((isNewAccount && accountId === undefined) || (isNewRole && !ROLE_NAME.test(roleName))) return undefined;
  return {
    ...(session !== undefined && session !== '' && session !== signIn.session && { session }),
    ...(isNewAccount && accountId !== undefined && accountId !== signIn.accountId && { accountId }),
    ...(isNewRole && { roleName }),
  };
}
