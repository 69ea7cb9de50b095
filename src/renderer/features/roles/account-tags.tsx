import type { AccountColour } from '../../../shared/account-marks.ts';
import { useWords } from '../../state/window-context.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './account-tags.module.css';
import { Highlight } from './highlight.tsx';
import type { AccountEntry } from './role-entries.ts';

/** What is to be known of an account at a glance: production, and what the person noted. In words, not by colour alone. */
export function AccountTags({ account, words }: { readonly account: AccountEntry; readonly words: readonly string[] }) {
  const { roles } = useWords().window;
  const { isProduction, label, colour } = account;
  return (
    <>
      {isProduction && (
        <span className={classNames(styles.tag, styles.production)}>
          <Icon name="shield" />
          {roles.production}
        </span>
      )}
      {(label !== undefined || colour !== undefined) && (
        <span className={classNames(styles.tag, styles.label)} title={label}>
          {colour !== undefined && <ColourDot colour={colour} />}
          <span className={styles.text}>
            {label === undefined ? (
              colour !== undefined && roles.colours[colour]
            ) : (
              <Highlight text={label} words={words} />
            )}
          </span>
        </span>
      )}
    </>
  );
}

/** Decoration: its name stands beside it. */
export function ColourDot({ colour }: { readonly colour: AccountColour }) {
  return <span className={classNames(styles.dot, styles[colour])} aria-hidden="true" />;
}
