import { safeText } from '../../../../presenter/words/safe-text.ts';
import type { InstalledBrowser } from '../../../../shared/domain/browsers.ts';
import type { BrowserRule } from '../../../../shared/domain/settings.ts';
import { useLanguage, useWindowState, useWords } from '../../../state/window-context.ts';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { accountWords } from '../../accounts/account-words.ts';
import styles from './browser-rule-item.module.css';
import { browserWords } from './browser-words.ts';

interface BrowserRuleItemProps {
  readonly rule: BrowserRule;
  /** 0-based; shown 1-based. */
  readonly place: number;
  readonly isLast: boolean;
  /** Undefined until they are read, or if reading them fails. */
  readonly installed: readonly InstalledBrowser[] | undefined;
  readonly onMove: (by: 1 | -1) => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

export function BrowserRuleItem({ rule, place, isLast, installed, onMove, onEdit, onRemove }: BrowserRuleItemProps) {
  const { browsers: words } = useWords().window.settings;
  const language = useLanguage();
  const browser = browserWords(rule.browser, installed ?? [], language);
  const shown = place + 1;
  return (
    <li className={styles.rule} aria-label={words.rule(shown)}>
      <div className={styles.words}>
        <p className={styles.match}>
          <MatchWords match={rule.match} />
        </p>
        <p className={styles.browser}>
          <VisuallyHidden>{words.opensIn}</VisuallyHidden>
          <Icon name="move" />
          <span>{browser.words}</span>
        </p>
        {installed !== undefined && browser.isGone && (
          <p className={styles.gone}>
            <Icon name="warning" />
            {words.gone}
          </p>
        )}
      </div>
      <div className={styles.actions}>
        {/* At the ends they are disabled and not removed, so that repeated presses don't lose the focus. */}
        <IconButton
          icon="chevronUp"
          label={words.up(shown)}
          aria-disabled={place === 0 || undefined}
          onClick={() => onMove(-1)}
        />
        <IconButton
          icon="chevron"
          label={words.down(shown)}
          aria-disabled={isLast || undefined}
          onClick={() => onMove(1)}
        />
        <IconButton icon="pencil" label={words.edit(shown)} onClick={onEdit} />
        <IconButton icon="trash" label={words.remove(shown)} onClick={onRemove} />
      </div>
    </li>
  );
}

function MatchWords({ match }: { readonly match: BrowserRule['match'] }) {
  const account = useWindowState((state) =>
    match.by === 'account'
      ? state.directory?.accounts.find(
          ({ sourceId, accountId }) => sourceId === match.sessionName && accountId === match.accountId,
        )
      : undefined,
  );
  if (match.by === 'pattern') return <code className={styles.pattern}>{safeText(match.pattern, 200)}</code>;
  if (account !== undefined) return accountWords(account);
  return `${match.accountId} (${safeText(match.sessionName)})`;
}
