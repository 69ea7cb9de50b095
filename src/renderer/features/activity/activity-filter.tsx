import { useWords } from '../../state/window-context.ts';
import { SearchInput } from '../../ui/controls/search-input.tsx';
import searchStyles from '../../ui/controls/search-box.module.css';
import { ACTIVITY_KINDS, type ActivityKind } from './activity-entry.ts';
import styles from './activity-page.module.css';

interface ActivityFilterProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Undefined: every kind. */
  readonly kind: ActivityKind | undefined;
  readonly onKind: (kind: ActivityKind | undefined) => void;
}

export function ActivityFilter({ query, onQuery, kind, onKind }: ActivityFilterProps) {
  const { activity: words } = useWords().window;
  return (
    <search className={styles.filter}>
      <div className={searchStyles.search}>
        <SearchInput
          label={words.search}
          placeholder={words.placeholder}
          clearLabel={words.clearSearch}
          query={query}
          onQuery={onQuery}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || query === '') return;
            event.preventDefault();
            onQuery('');
          }}
        />
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
