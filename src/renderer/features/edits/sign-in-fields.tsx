import { safeText } from '../../../presenter/words/safe-text.ts';
import { useAccounts, useSessions, useWords } from '../../state/window-context.ts';
import { Field } from '../../ui/controls/field.tsx';
import { Select } from '../../ui/controls/select.tsx';
import { accountIdIn, accountNamed } from '../accounts/account-named.ts';
import { AccountChoices } from '../accounts/account-choices.tsx';

const NONE: readonly never[] = [];
/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const ROLE_NAME = /^[\w+=,.@-]{1,64}$/u;

/** Session, account and role as typed. Without a session the profile has a start URL of its own. */
export interface TypedSignIn {
  readonly session: string | undefined;
  readonly account: string;
  readonly role: string;
}

interface SignInFieldsProps {
  readonly typed: TypedSignIn;
  readonly onTyped: (typed: TypedSignIn) => void;
  readonly problems: { readonly session?: string | undefined; readonly account?: string | undefined };
}

/** Fields for a profile's session, account and role, with those that are assigned to the person as choices. */
export function SignInFields({ typed, onTyped, problems }: SignInFieldsProps) {
  const { editing } = useWords().window;
  const { changeProfile: words, addMany } = editing;
  const { session, account, role } = typed;
  const sessions = useSessions();
  const all = useAccounts();
  const accounts = session === undefined ? all : all.filter(({ sourceId }) => sourceId === session);
  const found = accountNamed(accounts, account);
  const names = new Set(sessions.filter(({ can }) => can.editable).map(({ name }) => name));
  const isKnown = session === undefined || names.has(session);
  const isAccount = found !== undefined || accountIdIn(account) !== undefined;
  return (
    <>
      {session !== undefined && (
        <Select label={words.session} value={session} onChoose={(name) => onTyped({ ...typed, session: name })}>
          {!isKnown && <option value={session}>{words.sessionGone(safeText(session))}</option>}
          {[...names].map((name) => (
            <option key={name} value={name}>
              {safeText(name)}
            </option>
          ))}
        </Select>
      )}
      <Field
        name="account"
        label={addMany.accountLabel}
        hint={found === undefined || found.accountName === '' ? addMany.accountHint : safeText(found.accountName)}
        value={account}
        problem={problems.account ?? (account.trim() === '' || isAccount ? undefined : addMany.accountUnknown)}
        choices={<AccountChoices accounts={accounts} typed={account} />}
        onText={(text) => onTyped({ ...typed, account: text })}
        maxLength={200}
      />
      <Field
        name="role"
        label={words.role}
        value={role}
        problem={role.trim() === '' || ROLE_NAME.test(role.trim()) ? undefined : words.roleInvalid}
        choices={(found?.roleNames ?? NONE).map((name) => (
          <option key={name} value={name}>
            {safeText(name)}
          </option>
        ))}
        onText={(text) => onTyped({ ...typed, role: text })}
        maxLength={64}
      />
    </>
  );
}
