/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events -- options of a list box whose keys are those of its search box */
import { useLayoutEffect, useRef } from 'react';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { useWords } from '../../state/window-context.ts';
import { Icon } from '../../ui/icon.tsx';
import { Highlight } from '../roles/list/highlight.tsx';
import { ColourDot, ProductionTag } from '../roles/rows/account-tags.tsx';
import type { PaletteRow } from './palette-rows.ts';
import styles from './palette.module.css';

interface PaletteLineProps {
  readonly id: string;
  readonly row: PaletteRow;
  readonly words: readonly string[];
  readonly active: boolean;
  readonly onChoose: () => void;
}

export function PaletteLine({ id, row, words, active, onChoose }: PaletteLineProps) {
  const line = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (active) line.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={line}
      id={id}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      className={styles.line}
      onClick={onChoose}
    >
      <LineContent row={row} words={words} />
    </div>
  );
}

function LineContent({ row, words }: Pick<PaletteLineProps, 'row' | 'words'>) {
  const { directory, palette } = useWords().window;
  if (row.kind === 'command')
    return (
      <>
        <Icon name="move" />
        <span className={styles.command}>{row.label}</span>
        {row.detail !== undefined && <span className={styles.detail}>{row.detail}</span>}
      </>
    );
  if (row.kind === 'profile')
    return (
      <>
        <Icon name="file" />
        <span className={styles.account}>
          <Highlight text={safeText(row.profile.profileName)} words={words} />
        </span>
        <span className={styles.detail}>{palette.profile}</span>
      </>
    );
  const { role } = row;
  const { account } = role;
  return (
    <>
      <span className={styles.dot}>{account.colour !== undefined && <ColourDot colour={account.colour} />}</span>
      <span className={styles.account}>
        {account.name === '' ? (
          account.isFromConfig ? (
            directory.fromConfig
          ) : (
            directory.noName
          )
        ) : (
          <Highlight text={account.name} words={words} />
        )}
      </span>
      <span className={styles.role}>
        <Highlight text={role.roleName} words={words} />
      </span>
      {account.isProduction && <ProductionTag />}
      <span className={styles.id}>
        <Highlight text={account.accountId} words={words} />
      </span>
      {role.profileNames[0] !== undefined && (
        <span className={styles.profile}>
          <Highlight text={role.profileNames[0]} words={words} />
        </span>
      )}
    </>
  );
}
