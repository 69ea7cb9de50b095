import type { AccountColour } from '../../../../shared/domain/account-preferences.ts';
import { useWords } from '../../../state/window-context.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/icon.tsx';
import styles from './account-tags.module.css';
import { Highlight } from '../list/highlight.tsx';
import type { AccountEntry } from '../../../../presenter/search/role-entries.ts';

/** Says “production” in words and by a shape, so that colour is not the only sign. */
export function ProductionTag() {
  const { roles } = useWords().window;
  return (
    <span className={classNames(styles.tag, styles.production)} data-production="" title={roles.production}>
      <Icon name="shield" />
      <span>{roles.production}</span>
    </span>
  );
}

/** The person's mark: its label, or the name of its colour. */
export function LabelTag({ account, words }: { readonly account: AccountEntry; readonly words: readonly string[] }) {
  const { colours } = useWords().window.roles;
  const { label, colour } = account;
  if (label === undefined && colour === undefined) return null;
  return (
    <span className={classNames(styles.tag, styles.label)} data-label="" title={label}>
      {colour !== undefined && <ColourDot colour={colour} />}
      <span className={styles.text}>
        {label === undefined ? colour !== undefined && colours[colour] : <Highlight text={label} words={words} />}
      </span>
    </span>
  );
}

/** Decorative: the label or the colour's name is beside it. */
export function ColourDot({ colour }: { readonly colour: AccountColour }) {
  return <span className={classNames(styles.dot, styles[colour])} aria-hidden="true" />;
}
