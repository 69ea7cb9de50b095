/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a virtual list are placed one by one, which a table's own layout forbids */
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { menuAnchor } from '../../../ui/overlays/menu.tsx';
import { useWords } from '../../../state/window-context.ts';
import { classNames } from '../../../ui/class-names.ts';
import { LabelTag, ProductionTag } from './account-tags.tsx';
import { Highlight } from '../list/highlight.tsx';
import type { MenuName, RoleHandlers } from './role-actions.ts';
import type { RoleEntry } from './role-entries.ts';
import styles from './role-row.module.css';

interface RoleRowProps {
  readonly role: RoleEntry;
  readonly words: readonly string[];
  /** In favourites and recents, where no account stands above. */
  readonly withAccount: boolean;
  readonly showsSession: boolean;
  readonly active: boolean;
  /** Whether its buttons are there: where the mouse or the keyboard is. Elsewhere their room is the names'. */
  readonly acts: boolean;
  readonly copying: boolean;
  readonly menu: MenuName | undefined;
  readonly on: RoleHandlers;
}

export function RoleRow({ role, words, withAccount, showsSession, active, acts, copying, menu, on }: RoleRowProps) {
  const { role: phrases, directory } = useWords().window;
  const { account } = role;
  return (
    <>
      <div role="gridcell" className={styles.star}>
        {(acts || role.favourite) && (
          <IconButton
            icon="star"
            filled={role.favourite}
            tone={role.favourite ? 'star' : 'soft'}
            label={role.favourite ? phrases.removeFavourite : phrases.addFavourite}
            aria-pressed={role.favourite}
            tabIndex={active ? 0 : -1}
            onClick={() => on.favourite(role)}
          />
        )}
      </div>
      <div role="gridcell" className={styles.words}>
        <span className={styles.name} title={role.roleName}>
          <Highlight text={role.roleName} words={words} />
        </span>
        {withAccount && (
          <span className={styles.account}>
            <span className={styles.named}>
              <span className={styles.accountName}>{account.name === '' ? directory.noName : account.name}</span>
              {account.isProduction && <ProductionTag />}
            </span>
            <span className={styles.id}>{account.accountId}</span>
            {showsSession && <span className={styles.accountName}>{account.sessionLabel}</span>}
            <LabelTag account={account} words={words} />
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
        {acts && <Actions role={role} reach={active ? 0 : -1} menu={menu} on={on} />}
      </div>
    </>
  );
}

interface ActionsProps {
  readonly role: RoleEntry;
  readonly reach: 0 | -1;
  readonly menu: MenuName | undefined;
  readonly on: RoleHandlers;
}

/** The safer choice first: a profile's name is no secret, keys are. */
function Actions({ role, reach, menu, on }: ActionsProps) {
  const { role: phrases, roles } = useWords().window;
  const hasProfile = role.profileNames.length > 0;
  return (
    <>
      {hasProfile ? (
        <IconButton icon="shield" label={roles.copyVariable} tabIndex={reach} onClick={() => on.copyVariable(role)} />
      ) : (
        <IconButton
          icon="profile"
          label={phrases.setUpProfile}
          tabIndex={reach}
          onClick={() => on.setUpProfile(role)}
        />
      )}
      <IconButton icon="copy" label={phrases.copyKeys} tabIndex={reach} onClick={() => on.copyKeys(role)} />
      <span className={classNames(styles.format, menu === 'formats' && menuAnchor)}>
        <IconButton
          icon="chevron"
          label={phrases.copyAs}
          aria-haspopup="menu"
          aria-expanded={menu === 'formats'}
          tabIndex={reach}
          onClick={() => on.chooseFormat(role)}
        />
      </span>
      <IconButton icon="console" label={phrases.openConsole} tabIndex={reach} onClick={() => on.openConsole(role)} />
      <span className={classNames(menu === 'more' && menuAnchor)}>
        <IconButton
          icon="more"
          label={roles.more}
          aria-haspopup="menu"
          aria-expanded={menu === 'more'}
          tabIndex={reach}
          onClick={() => on.showMore(role)}
        />
      </span>
    </>
  );
}
