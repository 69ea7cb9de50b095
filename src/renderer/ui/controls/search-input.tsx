import { useEffect, useRef, type KeyboardEvent } from 'react';
import { pageSearch } from '../focus-page.ts';
import { Icon } from '../icon.tsx';
import { IconButton } from './icon-button.tsx';
import styles from './search-box.module.css';

interface SearchInputProps {
  readonly label: string;
  readonly placeholder: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** The accessible name of the button that clears the text. */
  readonly clearLabel: string;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** The grid whose rows the arrow keys move through while the input has the focus. */
  readonly grid?: { readonly id: string; readonly activeRowId: string | undefined };
}

/** A page's search text, which has the focus when the page opens. */
export function SearchInput({ label, placeholder, query, onQuery, clearLabel, onKeyDown, grid }: SearchInputProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  return (
    <>
      <span className={styles.icon}>
        <Icon name="search" />
      </span>
      <input
        {...(grid === undefined ? {} : comboBox(grid))}
        ref={input}
        className={styles.input}
        type="text"
        aria-label={label}
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
          label={clearLabel}
          onClick={() => {
            onQuery('');
            input.current?.focus();
          }}
        />
      )}
    </>
  );
}

/** https://www.w3.org/WAI/ARIA/apg/patterns/combobox/examples/grid-combo/ */
function comboBox({ id, activeRowId }: NonNullable<SearchInputProps['grid']>) {
  return {
    role: 'combobox',
    'aria-expanded': activeRowId !== undefined,
    'aria-haspopup': 'grid',
    'aria-controls': id,
    'aria-autocomplete': 'list',
    'aria-activedescendant': activeRowId,
  } as const;
}
