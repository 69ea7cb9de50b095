import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useWords } from '../../state/window-context.ts';
import { Icon } from '../icon.tsx';
import { IconButton } from './icon-button.tsx';
import { pageSearch } from '../focus-page.ts';
import styles from './search-box.module.css';

interface SearchBoxProps {
  readonly label: string;
  readonly placeholder: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly gridId: string;
  readonly activeRowId: string | undefined;
}

/** A search box that has the focus while the arrow keys move through the list below. `aria-activedescendant` names the active row. */
export function SearchBox({ label, placeholder, query, onQuery, onKeyDown, gridId, activeRowId }: SearchBoxProps) {
  const { search } = useWords().window;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  return (
    <search className={styles.search}>
      <span className={styles.icon}>
        <Icon name="search" />
      </span>
      <input
        ref={input}
        className={styles.input}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={activeRowId !== undefined}
        aria-haspopup="grid"
        aria-controls={gridId}
        aria-autocomplete="list"
        aria-activedescendant={activeRowId}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        maxLength={200}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        {...pageSearch}
      />
      {query !== '' && (
        <IconButton
          icon="close"
          label={search.clear}
          onClick={() => {
            onQuery('');
            input.current?.focus();
          }}
        />
      )}
    </search>
  );
}
