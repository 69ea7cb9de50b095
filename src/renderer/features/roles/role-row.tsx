/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a virtual list are placed one by one, which a table's own layout forbids */
import { IconButton } from '../../ui/icon-button.tsx';
import { menuAnchor } from '../../ui/menu.tsx';
import { useWords } from '../../state/window-context.ts';
import { classNames } from '../../ui/class-names.ts';
import { Highlight } from './highlight.tsx';
import styles from './role-row.module.css';
import type { RoleEntry } from './role-index.ts';

interface RoleRowProps {
  readonly role: RoleEntry;
  readonly words: readonly string[];
  /** In favourites and recents, where no account stands above. */
  readonly withAccount: boolean;
  readonly showsSession: boolean;
  readonly active: boolean;
  readonly copying: boolean;
  readonly menuOpen: boolean;
  readonly on: RoleHandlers;
}

export interface RoleHandlers {
  readonly copyKeys: (role: RoleEntry) => void;
  readonly chooseFormat: (role: RoleEntry) => void;
  readonly setUpProfile: (role: RoleEntry) => void;
  readonly openConsole: (role: RoleEntry) => void;
  readonly favourite: (role: RoleEntry) => void;
}

export function RoleRow({ role, words, withAccount, showsSession, active, copying, menuOpen, on }: RoleRowProps) {
  const { role: phrases, directory } = useWords().window;
  const reach = active ? 0 : -1;
  const { account } = role;
  return (
    <>
      <div role="gridcell" className={styles.star}>
        <IconButton
          icon="star"
          filled={role.favourite}
          tone={role.favourite ? 'star' : 'soft'}
          label={role.favourite ? phrases.removeFavourite : phrases.addFavourite}
          aria-pressed={role.favourite}
          tabIndex={reach}
          onClick={() => on.favourite(role)}
        />
      </div>
      <div role="gridcell" className={styles.words}>
        <span className={styles.name} title={role.roleName}>
          <Highlight text={role.roleName} words={words} />
        </span>
        {withAccount && (
          <span className={styles.account}>
            <span className={styles.accountName}>{account.name === '' ? directory.noName : account.name}</span>
            <span className={styles.id}>{account.accountId}</span>
            {showsSession && <span className={styles.accountName}>{account.sessionLabel}</span>}
          </span>
        )}
      </div>
      <div role="gridcell" className={styles.state}>
        {copying && <span className={styles.copying}>{phrases.copying}</span>}
        {!copying && role.profileNames[0] !== undefined && (
          <span className={styles.profile} title={phrases.profiles(role.profileNames.join(', '))}>
            {role.profileNames[0]}
          </span>
        )}
      </div>
      <div role="gridcell" className={styles.actions}>
        <IconButton icon="copy" label={phrases.copyKeys} tabIndex={reach} onClick={() => on.copyKeys(role)} />
        <span className={classNames(styles.format, menuOpen && menuAnchor)}>
          <IconButton
            icon="chevron"
            label={phrases.copyAs}
            aria-haspopup="menu"
            aria-expanded={menuOpen}
            tabIndex={reach}
            onClick={() => on.chooseFormat(role)}
          />
        </span>
        <IconButton
          icon="profile"
          label={phrases.setUpProfile}
          tabIndex={reach}
          onClick={() => on.setUpProfile(role)}
        />
        <IconButton icon="console" label={phrases.openConsole} tabIndex={reach} onClick={() => on.openConsole(role)} />
      </div>
    </>
  );
}
