import { useState } from 'react';
import type { RequestableEdit, RoleSelection } from '../../../../shared/domain/config-edits.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/domain/settings.ts';
import type { AccountSnapshot } from '../../../../shared/view.ts';
import { useAccounts, useSessions, useWindowState, useWords } from '../../../state/window-context.ts';
import { Choices } from '../../../ui/controls/choices.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Select } from '../../../ui/controls/select.tsx';
import { accountNamed } from '../../accounts/account-named.ts';
import { EditSheet } from '../edit-sheet.tsx';
import { RegionField } from '../region-field.tsx';
import { AccountChoices } from '../../accounts/account-choices.tsx';

const FIELD_OF = { nameTemplateInvalid: 'template', regionInvalid: 'region' } as const;
type Which = RoleSelection['by'];

/** One profile for each of many roles: favourites, an account's, those that match a pattern, or all. */
export function AddMany({ sourceId }: { readonly sourceId: string | undefined }) {
  const { editing } = useWords().window;
  const { addMany: words } = editing;
  const sessions = useSessions();
  const accounts = useAccounts();
  const hasFavourites = useWindowState((state) => (state.directory?.favourites.length ?? 0) > 0);
  const [which, setWhich] = useState<Which>(hasFavourites && sourceId === undefined ? 'favourites' : 'all');
  const [account, setAccount] = useState('');
  const [pattern, setPattern] = useState('');
  const [inSession, setInSession] = useState(sourceId ?? '');
  const usual = useWindowState((state) => state.settings?.profileNameTemplate) ?? DEFAULT_SETTINGS.profileNameTemplate;
  const [template, setTemplate] = useState(usual);
  const [region, setRegion] = useState('');

  const found = accountNamed(accounts, account);
  const selection = selectionOf(which, found, pattern.trim(), inSession);
  const edit: RequestableEdit | undefined =
    selection === undefined || template.trim() === ''
      ? undefined
      : {
          edit: 'addProfiles',
          selection,
          ...(template.trim() === DEFAULT_SETTINGS.profileNameTemplate ? {} : { nameTemplate: template.trim() }),
          ...(region.trim() === '' ? {} : { region: region.trim() }),
        };
  const choices: readonly { readonly id: Which; readonly label: string }[] = [
    { id: 'favourites', label: words.favourites },
    { id: 'account', label: words.account },
    { id: 'pattern', label: words.pattern },
    { id: 'all', label: words.all },
  ];
  return (
    <EditSheet
      title={words.title}
      subtitle={words.body}
      applyLabel={words.apply}
      edit={edit}
      fieldOf={FIELD_OF}
      doneTitle={(written) => editing.doneAdded(written.added.length)}
    >
      {(problems) => (
        <>
          <Choices label={words.which} choices={choices} chosen={which} onChoose={setWhich} focusFirst />
          {which === 'account' && (
            <Field
              name="account"
              label={words.accountLabel}
              hint={words.accountHint}
              value={account}
              problem={account.trim() !== '' && found === undefined ? words.accountUnknown : undefined}
              choices={<AccountChoices accounts={accounts} typed={account} />}
              onText={setAccount}
              maxLength={200}
              required
            />
          )}
          {which === 'pattern' && (
            <Field
              name="pattern"
              label={words.patternLabel}
              hint={words.patternHint}
              value={pattern}
              onText={setPattern}
              maxLength={200}
              required
            />
          )}
          {(which === 'pattern' || which === 'all') && sessions.length > 1 && (
            <Select label={words.session} value={inSession} onChoose={setInSession}>
              <option value="">{words.everySession}</option>
              {sessions.map((session) => (
                <option key={session.name} value={session.name}>
                  {session.label}
                </option>
              ))}
            </Select>
          )}
          <Field
            name="template"
            label={words.template}
            hint={words.templateHint}
            value={template}
            problem={problems.template}
            onText={setTemplate}
            maxLength={200}
            required
          />
          <RegionField value={region} problem={problems.region} onText={setRegion} />
        </>
      )}
    </EditSheet>
  );
}

function selectionOf(
  which: Which,
  account: AccountSnapshot | undefined,
  pattern: string,
  inSession: string,
): RoleSelection | undefined {
  const session = inSession === '' ? {} : { sourceId: inSession };
  switch (which) {
    case 'favourites':
      return { by: 'favourites' };
    case 'account':
      return account && { by: 'account', sourceId: account.sourceId, accountId: account.accountId };
    case 'pattern':
      return pattern === '' ? undefined : { by: 'pattern', pattern, ...session };
    default:
      return { by: 'all', ...session };
  }
}
