import { safeText } from '../../../../presenter/words/safe-text.ts';
import { useCommands, useWindowState, useWords } from '../../../state/window-context.ts';
import { ClipboardCountdown } from '../../notices/clipboard-countdown.tsx';
import styles from './role-detail.module.css';

/** Keys that Daypass has copied: their role, the time until they are cleared, and a button to clear them now. */
export function CopiedKeys() {
  const words = useWords();
  const { detail, news } = words.window;
  const commands = useCommands();
  const copied = useWindowState((state) => state.status?.clipboard);
  const accountName = useWindowState((state) => {
    const role = state.status?.clipboard?.role;
    return state.directory?.accounts.find(
      ({ sourceId, accountId }) => sourceId === role?.sourceId && accountId === role.accountId,
    )?.accountName;
  });
  if (copied === undefined) return null;
  const account = safeText(accountName ?? '') || safeText(copied.role.accountId);
  return (
    <div className={styles.part}>
      <h3 className={styles.heading}>{detail.clipboard}</h3>
      <p className={styles.line}>
        <span>
          {detail.copied(account, safeText(copied.role.roleName), words.formats[copied.format])}
          <ClipboardCountdown />
        </span>
        <button type="button" className={styles.link} onClick={() => void commands.clearClipboard()}>
          {news.clearNow}
        </button>
      </p>
    </div>
  );
}
