/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a virtual list are placed one by one, which a table's own layout forbids */
import { memo } from 'react';
import type { Messages } from '../../../../presenter/messages/index.ts';
import { assumedWords } from '../../../../presenter/words/assumed-words.ts';
import type { Language } from '../../../../shared/domain/languages.ts';
import { useLanguage, useWords } from '../../../state/window-context.ts';
import { classNames } from '../../../ui/class-names.ts';
import { AccountRow } from '../rows/account-row.tsx';
import type { ListRow } from './list-rows.ts';
import type { RoleEntry } from '../../../../presenter/search/role-entries.ts';
import styles from './role-list.module.css';
import { RoleRow } from '../rows/role-row.tsx';
import type { MenuName, RoleHandlers } from '../rows/role-actions.ts';
import { SectionRow } from '../rows/section-row.tsx';

interface ListLineProps {
  readonly row: ListRow;
  readonly at: number;
  readonly id: string;
  /** Pixels. */
  readonly top: number;
  readonly height: number;
  readonly words: readonly string[];
  readonly showsSession: boolean;
  readonly hasPane: boolean;
  /** The role's session has ended, so an act signs in first. */
  readonly signsInFirst: boolean;
  readonly active: boolean;
  /** The mouse is over it. */
  readonly pointed: boolean;
  readonly copying: boolean;
  readonly menu: MenuName | undefined;
  readonly on: RoleHandlers;
}

/** One line of the list, in its position. It renders again only if one of its own props changes. */
export const ListLine = memo(function ListLine(props: ListLineProps) {
  const { row, at, id, top, height, words, showsSession, hasPane, signsInFirst, active, pointed, copying, menu, on } =
    props;
  const phrases = useWords().window;
  const language = useLanguage();
  const isProduction = row.kind === 'role' ? row.role.account.isProduction : false;
  return (
    <div
      role="row"
      id={id}
      tabIndex={-1}
      data-at={at}
      aria-rowindex={at + 1}
      aria-selected={row.kind === 'role' ? active : undefined}
      aria-label={row.kind === 'role' ? spoken(row.role, signsInFirst, phrases, language) : undefined}
      className={classNames(
        styles.row,
        styles[row.kind],
        isProduction && styles.production,
        signsInFirst && styles.out,
      )}
      style={{ blockSize: height, transform: `translateY(${top}px)` }}
    >
      {row.kind === 'section' && <SectionRow section={row.section} />}
      {row.kind === 'account' && (
        <AccountRow account={row.account} words={words} showsSession={showsSession} pointed={pointed} on={on} />
      )}
      {row.kind === 'role' && (
        <RoleRow
          role={row.role}
          words={words}
          withAccount={row.withAccount}
          showsSession={showsSession}
          active={active}
          signsInFirst={signsInFirst}
          hasPane={hasPane}
          acts={active || pointed}
          copying={copying}
          menu={menu}
          on={on}
        />
      )}
    </div>
  );
}, isSameLine);

/** `row` is a new object each time the line comes into view, so rows are compared by what they show. */
function isSameLine(before: ListLineProps, after: ListLineProps): boolean {
  return (
    isSameRow(before.row, after.row) &&
    before.at === after.at &&
    before.id === after.id &&
    before.top === after.top &&
    before.height === after.height &&
    before.words === after.words &&
    before.showsSession === after.showsSession &&
    before.hasPane === after.hasPane &&
    before.signsInFirst === after.signsInFirst &&
    before.active === after.active &&
    before.pointed === after.pointed &&
    before.copying === after.copying &&
    before.menu === after.menu &&
    before.on === after.on
  );
}

function isSameRow(a: ListRow, b: ListRow): boolean {
  if (a.kind === 'role' && b.kind === 'role') return a.role === b.role && a.withAccount === b.withAccount;
  if (a.kind === 'account' && b.kind === 'account') return a.account === b.account;
  return a.kind === b.kind && a.key === b.key;
}

/** A row's name for a screen reader: the role, its account, and its marks. */
function spoken(
  role: RoleEntry,
  signsInFirst: boolean,
  { role: phrases, roles }: Messages['window'],
  language: Language,
): string {
  const { account } = role;
  const parts = [role.roleName, account.name, account.accountId, account.sessionLabel];
  if (role.comesFrom !== undefined) parts.splice(1, 0, assumedWords(role.comesFrom, language));
  if (account.label !== undefined) parts.push(account.label);
  if (account.isProduction) parts.push(roles.production);
  if (role.favourite) parts.push(phrases.favourite);
  if (signsInFirst) parts.push(phrases.signsInFirst);
  return parts.filter((part) => part !== '').join(', ');
}
