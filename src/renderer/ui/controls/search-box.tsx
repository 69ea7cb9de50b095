import type { KeyboardEvent } from 'react';
import { useWords } from '../../state/window-context.ts';
import styles from './search-box.module.css';
import { SearchInput } from './search-input.tsx';

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
  return (
    <search className={styles.search}>
      <SearchInput
        label={label}
        placeholder={placeholder}
        clearLabel={search.clear}
        query={query}
        onQuery={onQuery}
        onKeyDown={onKeyDown}
        grid={{ id: gridId, activeRowId }}
      />
    </search>
  );
}
