/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a virtual list are placed one by one, which a table's own layout forbids */
import { useWords } from '../../../state/window-context.ts';
import { Highlight } from '../list/highlight.tsx';
import styles from './account-row.module.css';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { LabelTag, ProductionTag } from './account-tags.tsx';
import type { RoleHandlers } from './role-actions.ts';
import type { AccountEntry } from '../../../../presenter/search/role-entries.ts';

interface AccountRowProps {
  readonly account: AccountEntry;
  readonly words: readonly string[];
  /** True if there is more than one session. */
  readonly showsSession: boolean;
  /** The mouse is over it. By keyboard, an account is marked from one of its roles. */
  readonly pointed: boolean;
  readonly on: Pick<RoleHandlers, 'markAccount'>;
}

export function AccountRow({ account, words, showsSession, pointed, on }: AccountRowProps) {
  const { directory, roles } = useWords().window;
  return (
    <div role="rowheader" className={styles.account}>
      <span className={styles.name} title={account.name}>
        {account.name === '' ? (
          <i className={styles.unnamed}>{account.isFromConfig ? directory.fromConfig : directory.noName}</i>
        ) : (
          <Highlight text={account.name} words={words} />
        )}
      </span>
      <span className={styles.id}>
        <Highlight text={account.accountId} words={words} />
      </span>
      {account.isProduction && <ProductionTag />}
      <LabelTag account={account} words={words} />
      <span className={styles.email} title={account.emailAddress}>
        <Highlight text={account.emailAddress} words={words} />
      </span>
      {showsSession && (
        <span className={styles.session} title={account.sessionLabel}>
          {account.sessionLabel}
        </span>
      )}
      {pointed && (
        <span className={styles.mark}>
          <IconButton
            icon="pencil"
            label={roles.markAccountOf(account.name === '' ? account.accountId : account.name)}
            tabIndex={-1}
            onClick={() => on.markAccount({ account })}
          />
        </span>
      )}
    </div>
  );
}
