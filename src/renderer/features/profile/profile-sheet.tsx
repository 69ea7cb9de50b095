import type { FormEvent } from 'react';
import { safeText } from '../../../presenter/safe-text.ts';
import { sameRole, type RoleRef } from '../../../shared/role-ref.ts';
import { useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { sessionNamed } from '../../state/window-state.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Field } from '../../ui/field.tsx';
import { Sheet, SheetActions } from '../../ui/sheet.tsx';
import { RegionChoices } from '../add-session/region-choices.tsx';
import { ProfileDiff } from './profile-diff.tsx';
import { ProfileDone } from './profile-done.tsx';
import styles from './profile-sheet.module.css';
import { useProfileForm } from './use-profile-form.ts';

export function ProfileSheet({ role }: { readonly role: RoleRef }) {
  const words = useWords().window;
  const { store } = useTools();
  const sessionRegion = useWindowState((state) => sessionNamed(state, role.sessionName)?.region);
  const accountName = useWindowState((state) => accountOf(state.directory?.accounts ?? [], role)?.accountName);
  const form = useProfileForm(role, sessionRegion ?? '');
  const dismiss = (): void => store.send({ type: 'sheetDismissed' });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void form.apply();
  };

  if (form.written !== undefined) return <ProfileDone written={form.written} onClose={dismiss} />;
  const account = accountName === undefined || accountName === '' ? role.accountId : accountName;
  return (
    <Sheet
      title={words.profile.title}
      subtitle={words.profile.body(safeText(role.roleName), safeText(account))}
      onDismiss={dismiss}
    >
      <form className={styles.form} noValidate onSubmit={submit}>
        <Field
          name="profileName"
          label={words.profile.name}
          hint={words.profile.nameHint}
          value={form.profileName}
          problem={form.nameProblem}
          onText={form.setProfileName}
          onFocus={(event) => event.currentTarget.select()}
          maxLength={256}
          required
          focusFirst
        />
        <Field
          name="region"
          label={words.profile.region}
          hint={words.profile.regionHint}
          value={form.region}
          problem={form.regionProblem}
          choices={<RegionChoices />}
          onText={form.setRegion}
          maxLength={64}
        />
        {form.otherProblem !== undefined && (
          <div role="alert">
            <Callout tone="bad">
              <strong>{form.otherProblem.message}</strong>
              <p>{form.otherProblem.next}</p>
            </Callout>
          </div>
        )}
        {!form.blocked && <ProfileDiff preview={form.preview} />}
        <SheetActions>
          <Button onClick={dismiss}>{words.common.cancel}</Button>
          <Button submits look="primary" busy={form.applying}>
            {form.applying ? words.profile.applying : words.profile.apply}
          </Button>
        </SheetActions>
      </form>
    </Sheet>
  );
}

function accountOf<Account extends { readonly sessionName: string; readonly accountId: string }>(
  accounts: readonly Account[],
  role: RoleRef,
): Account | undefined {
  return accounts.find((account) => sameRole({ ...account, roleName: role.roleName }, role));
}
