import { useMemo, useState } from 'react';
import { safeText } from '../../../../presenter/words/safe-text.ts';
import type { RequestableEdit, EditPreview } from '../../../../shared/domain/config-edits.ts';
import { useWords } from '../../../state/window-context.ts';
import { Check } from '../../../ui/controls/check.tsx';
import { EditSheet } from '../edit-sheet.tsx';
import styles from './sync-profiles.module.css';

const NONE: readonly string[] = [];

/** Updates the profiles that Daypass made. Those it proposes to remove are removed only if the person ticks them. */
export function SyncProfiles() {
  const { sync: words } = useWords().window.editing;
  const [prune, setPrune] = useState(NONE);
  const edit = useMemo<RequestableEdit>(() => ({ edit: 'syncProfiles', prune }), [prune]);
  return (
    <EditSheet title={words.title} subtitle={words.body} applyLabel={words.apply} edit={edit}>
      {(_, preview) => <Prune preview={preview} prune={prune} onPrune={setPrune} />}
    </EditSheet>
  );
}

interface PruneProps {
  readonly preview: EditPreview | undefined;
  readonly prune: readonly string[];
  readonly onPrune: (names: readonly string[]) => void;
}

function Prune({ preview, prune, onPrune }: PruneProps) {
  const { sync: words } = useWords().window.editing;
  // Each tick asks for a new preview. Until it arrives, show the names that are ticked.
  const proposed = preview?.prunable ?? prune;
  if (proposed.length === 0) return null;
  const all = proposed.every((name) => prune.includes(name));
  return (
    <fieldset className={styles.prune}>
      <legend className={styles.legend}>{words.prune(proposed.length)}</legend>
      <p className={styles.hint}>{words.pruneHint}</p>
      {proposed.length > 1 && (
        <Check checked={all} onCheck={(checked) => onPrune(checked ? proposed : NONE)}>
          {words.pruneAll}
        </Check>
      )}
      <ul className={styles.names}>
        {proposed.map((name) => (
          <li key={name}>
            <Check
              checked={prune.includes(name)}
              onCheck={(checked) => onPrune(checked ? [...prune, name] : prune.filter((other) => other !== name))}
            >
              <span className={styles.name}>{safeText(name)}</span>
            </Check>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
