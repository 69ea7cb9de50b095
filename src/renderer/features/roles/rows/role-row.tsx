/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a virtual list are placed one by one, which a table's own layout forbids */
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { menuAnchor } from '../../../ui/overlays/menu.tsx';
import { assumedWords } from '../../../../presenter/words/assumed-words.ts';
import { useLanguage, useWords } from '../../../state/window-context.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/icon.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { ColourDot, LabelTag, ProductionTag } from './account-tags.tsx';
import { Highlight } from '../list/highlight.tsx';
import type { MenuName, RoleHandlers } from './role-actions.ts';
import type { RoleEntry } from '../../../../presenter/search/role-entries.ts';
import styles from './role-row.module.css';

interface RoleRowProps {
  readonly role: RoleEntry;
  readonly words: readonly string[];
  /** Shows the account as well: in favourites, recents and search results, which have no line for it above. */
  readonly withAccount: boolean;
  readonly showsSession: boolean;
  readonly active: boolean;
  /** Shows the buttons: in the row of the mouse or the keyboard. In other rows the names get their room. */
  readonly acts: boolean;
  readonly signsInFirst: boolean;
  readonly hasPane: boolean;
  readonly copying: boolean;
  readonly menu: MenuName | undefined;
  readonly on: RoleHandlers;
}

export function RoleRow(props: RoleRowProps) {
  const { role, words, withAccount, showsSession, active, acts, signsInFirst, hasPane, copying, menu, on } = props;
  const { role: phrases, directory } = useWords().window;
  const { account } = role;
  const language = useLanguage();
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
      <div role="gridcell" className={classNames(styles.words, withAccount && styles.withAccount)}>
        <span className={styles.name} title={role.roleName}>
          {withAccount && account.colour !== undefined && <ColourDot colour={account.colour} />}
          <span className={styles.roleName}>
            <Highlight text={role.roleName} words={words} />
            {role.comesFrom !== undefined && (
              <span className={styles.comesFrom}> {assumedWords(role.comesFrom, language)}</span>
            )}
          </span>
          {signsInFirst && (
            <span className={styles.lock} title={phrases.signsInFirst}>
              <Icon name="lock" />
            </span>
          )}
        </span>
        {withAccount && (
          <span className={styles.account}>
            <span className={styles.named}>
              <span className={styles.accountName} title={account.name}>
                {account.name === '' ? (
                  !account.isFromConfig && directory.noName
                ) : (
                  <Highlight text={account.name} words={words} />
                )}
              </span>
              {account.isProduction && <ProductionTag />}
            </span>
            <span className={styles.id}>
              <Highlight text={account.accountId} words={words} />
            </span>
            {showsSession && <span className={styles.accountName}>{account.sessionLabel}</span>}
            <LabelTag account={account} words={words} />
          </span>
        )}
      </div>
      <div role="gridcell" className={styles.state}>
        {copying && <span className={styles.copying}>{phrases.copying}</span>}
        {!copying && role.profileNames[0] !== undefined && (
          <span className={styles.profile} title={phrases.profiles(role.profileNames.join(', '))}>
            <MiddleCut text={role.profileNames[0]} />
          </span>
        )}
      </div>
      {!hasPane && (
        <div role="gridcell" className={styles.actions}>
          {acts && <Actions role={role} reach={active ? 0 : -1} menu={menu} on={on} />}
        </div>
      )}
      {hasPane && <span className={classNames(styles.anchor, menu !== undefined && menuAnchor)} />}
    </>
  );
}

/** A text that is cut in the middle if it is long, because names of profiles differ at their ends. A screen reader gets it whole. */
function MiddleCut({ text }: { readonly text: string }) {
  const end = text.slice(Math.max(text.length - 10, Math.floor(text.length / 2)));
  return (
    <>
      <VisuallyHidden>{text}</VisuallyHidden>
      <span className={styles.beginning} aria-hidden="true">
        {text.slice(0, text.length - end.length)}
      </span>
      <span className={styles.ending} aria-hidden="true">
        {end}
      </span>
    </>
  );
}

interface ActionsProps {
  readonly role: RoleEntry;
  readonly reach: 0 | -1;
  readonly menu: MenuName | undefined;
  readonly on: RoleHandlers;
}

/** The same four buttons in every row. The profile comes before the keys, because its name is not a secret. */
function Actions({ role, reach, menu, on }: ActionsProps) {
  const { role: phrases, roles } = useWords().window;
  return (
    <>
      <IconButton icon="shield" label={roles.copyVariable} tabIndex={reach} onClick={() => on.copyVariable(role)} />
      <IconButton icon="copy" label={phrases.copyKeys} tabIndex={reach} onClick={() => on.copyKeys(role)} />
      <IconButton icon="console" label={phrases.openConsole} tabIndex={reach} onClick={() => on.openConsole(role)} />
      <span className={classNames(menu !== undefined && menuAnchor)}>
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
