import { useId } from 'react';
import { sessionNamed } from '../../../state/window-state.ts';
import { useCommands, useNow, useTools, useWindowState, useWords } from '../../../state/window-context.ts';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { DayBar } from '../../sessions/day-bar.tsx';
import { signsInFirst } from '../../sessions/session-view.ts';
import { LabelTag, ProductionTag } from '../rows/account-tags.tsx';
import { commandKey } from '../rows/command-key.ts';
import type { RoleHandlers } from '../rows/role-actions.ts';
import type { RoleEntry } from '../../../../presenter/search/role-entries.ts';
import { CopiedKeys } from './copied-keys.tsx';
import styles from './role-detail.module.css';
import { RoleProfiles } from './role-profiles.tsx';

interface RoleDetailProps {
  readonly role: RoleEntry;
  readonly on: RoleHandlers;
}

/** The role that the keyboard acts on: its acts with their keys, and what is known of it. */
export function RoleDetail({ role, on }: RoleDetailProps) {
  const words = useWords().window;
  const { detail, roles, directory } = words;
  const { store } = useTools();
  const commands = useCommands();
  const headingId = useId();
  const { account } = role;
  const session = useWindowState((state) => sessionNamed(state, role.ref.sourceId));
  return (
    <section className={styles.pane} aria-labelledby={headingId}>
      <header className={classNames(styles.head, account.colour !== undefined && styles[account.colour])}>
        <h2 id={headingId} className={styles.role}>
          {role.roleName}
        </h2>
        <p className={styles.account}>
          <span>{account.name || (account.isFromConfig ? directory.fromConfig : directory.noName)}</span>
          <span className={styles.id}>
            {account.accountId}
            <IconButton
              icon="copy"
              label={detail.copyId}
              onClick={() => void commands.copyRoleFact(role.ref, 'accountId')}
            />
          </span>
          {account.isProduction && <ProductionTag />}
          <LabelTag account={account} words={[]} />
        </p>
      </header>
      <Acts role={role} on={on} />
      {session !== undefined && (
        <div className={styles.part}>
          <h3 className={styles.heading}>{detail.today}</h3>
          <DayBar session={session} role={role.ref} />
        </div>
      )}
      <CopiedKeys />
      <RoleProfiles role={role} />
      <div className={styles.links}>
        <button
          type="button"
          className={styles.link}
          onClick={() => void commands.copyRoleFact(role.ref, 'consoleLink')}
        >
          {detail.copyConsoleLink}
        </button>
        <button
          type="button"
          className={styles.link}
          onClick={() =>
            store.send({
              type: 'sheetAsked',
              sheet: { at: 'markAccount', sourceId: account.sourceId, accountId: account.rawAccountId },
            })
          }
        >
          {roles.markAccount}
        </button>
      </div>
    </section>
  );
}

/** The acts, the default one first. If the session has ended, each says that it signs in first. */
function Acts({ role, on }: RoleDetailProps) {
  const { role: phrases, detail, roles } = useWords().window;
  const formats = useWords().formats;
  const nowMillis = useNow('minute');
  const defaultAct = useWindowState((state) => state.settings?.defaultAct) ?? 'profile';
  const lastFormat = useWindowState((state) => state.status?.lastFormat) ?? 'bash';
  const signsIn = useWindowState((state) => {
    const session = sessionNamed(state, role.ref.sourceId);
    return session !== undefined && signsInFirst(session.standing, nowMillis);
  });
  const copyKeys = {
    label: signsIn ? phrases.signInAnd.copyKeys : detail.copyKeys(formats[lastFormat]),
    run: on.copyKeys,
  };
  const copyProfile = {
    label: signsIn ? phrases.signInAnd.copyProfileVariable : detail.copyExport,
    run: on.copyVariable,
  };
  const openConsole = { label: phrases.openConsole, run: on.openConsole };
  const acts = {
    profile: [copyProfile, copyKeys, openConsole],
    keys: [copyKeys, copyProfile, openConsole],
    console: [openConsole, copyKeys, copyProfile],
  }[defaultAct];
  const caps = ['↵', `${commandKey}↵`, `${commandKey}${defaultAct === 'console' ? 'E' : 'O'}`];
  return (
    <div className={styles.acts}>
      {acts.map(({ label, run }, at) => (
        <button
          key={label}
          type="button"
          className={classNames(styles.act, at === 0 && styles.first)}
          onClick={() => run(role)}
        >
          <span className={styles.label}>{label}</span>
          <KeyCap>{caps[at] ?? ''}</KeyCap>
        </button>
      ))}
      <button type="button" className={styles.more} aria-haspopup="menu" onClick={() => on.showMore(role)}>
        {roles.more}
        <KeyCap>{`${commandKey}.`}</KeyCap>
      </button>
    </div>
  );
}
