import { useEffect, useRef } from 'react';
import { useWords } from '../../state/window-context.ts';
import { pageSearch } from '../../ui/focus-page.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import searchStyles from '../../ui/controls/search-box.module.css';
import { ACTIVITY_KINDS, type ActivityKind } from './activity-entry.ts';
import styles from './activity-page.module.css';

interface ActivityFilterProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Every kind where there is none. */
  readonly kind: ActivityKind | undefined;
  readonly onKind: (kind: ActivityKind | undefined) => void;
}

export function ActivityFilter({ query, onQuery, kind, onKind }: ActivityFilterProps) {
  const { activity: words } = useWords().window;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const clear = (): void => {
    onQuery('');
    input.current?.focus();
  };
  return (
    <search className={styles.filter}>
      <div className={searchStyles.search}>
        <span className={searchStyles.icon}>
          <Icon name="search" />
        </span>
        <input
          ref={input}
          type="text"
          className={searchStyles.input}
          aria-label={words.search}
          placeholder={words.placeholder}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          maxLength={200}
          value={query}
          onChange={(event) => onQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || query === '') return;
            event.preventDefault();
            clear();
          }}
          {...pageSearch}
        />
        {query !== '' && <IconButton icon="close" label={words.clearSearch} onClick={clear} />}
      </div>
      <select
        className={styles.kind}
        aria-label={words.kind}
        value={kind ?? ''}
        onChange={(event) => onKind(ACTIVITY_KINDS.find((one) => one === event.currentTarget.value))}
      >
        <option value="">{words.kinds.all}</option>
        {ACTIVITY_KINDS.map((one) => (
          <option key={one} value={one}>
            {words.kinds[one]}
          </option>
        ))}
      </select>
    </search>
  );
}
