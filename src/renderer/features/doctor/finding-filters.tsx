import { safeText } from '../../../presenter/words/safe-text.ts';
import { AWS_CLIENTS, type AwsClient } from '../../../shared/domain/findings.ts';
import { useWords } from '../../state/window-context.ts';
import { classNames } from '../../ui/class-names.ts';
import styles from './finding-filters.module.css';
import type { FindingFilter } from './filter-findings.ts';

/** With more profiles than this, a select replaces the chips. */
const MOST_CHIPS = 6;

interface FindingFiltersProps {
  readonly filter: FindingFilter;
  readonly onFilter: (filter: FindingFilter) => void;
  /** Names of the profiles that findings are about. */
  readonly profiles: readonly string[];
}

/** Chooses which findings are shown, by affected tool and by profile. */
export function FindingFilters({ filter, onFilter, profiles }: FindingFiltersProps) {
  const { doctor: phrases, health } = useWords().window;
  const { client, profileName } = filter;
  const tools = AWS_CLIENTS.map((one) => ({ id: one, label: health.clients[one] }));
  const named = profiles.map((name) => ({ id: name, label: safeText(name) }));
  return (
    <search className={styles.filters} aria-label={phrases.filters}>
      <Chips<AwsClient>
        label={phrases.byTool}
        chips={tools}
        chosen={client}
        onChoose={(chosen) => onFilter({ ...filter, client: chosen })}
      />
      {named.length > MOST_CHIPS ? (
        <select
          className={styles.profiles}
          aria-label={phrases.byProfile}
          value={profileName ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onFilter({ ...filter, profileName: value === '' ? undefined : value })
          }
        >
          <option value="">{phrases.everyProfile}</option>
          {named.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        named.length > 0 && (
          <Chips
            label={phrases.byProfile}
            chips={named}
            chosen={profileName}
            onChoose={(chosen) => onFilter({ ...filter, profileName: chosen })}
          />
        )
      )}
    </search>
  );
}

interface ChipsProps<Id extends string> {
  readonly label: string;
  readonly chips: readonly { readonly id: Id; readonly label: string }[];
  readonly chosen: Id | undefined;
  readonly onChoose: (id: Id | undefined) => void;
}

/** Buttons of which at most one is pressed. A second click releases it. */
function Chips<Id extends string>({ label, chips, chosen, onChoose }: ChipsProps<Id>) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset's legend can't stand in line with the chips
    <div role="group" aria-label={label} className={styles.chips}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      {chips.map(({ id, label: words }) => (
        <button
          key={id}
          type="button"
          className={classNames(styles.chip, id === chosen && styles.pressed)}
          aria-pressed={id === chosen}
          onClick={() => onChoose(id === chosen ? undefined : id)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
