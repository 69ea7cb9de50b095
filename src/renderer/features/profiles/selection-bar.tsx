import { useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import styles from './profiles-page.module.css';
import type { ProfileList } from './use-profile-list.ts';

/** The actions for the ticked profiles. */
export function SelectionBar({ list }: { readonly list: ProfileList }) {
  const { profiles: phrases } = useWords().window;
  return (
    <div className={styles.foot}>
      <output className={styles.said}>{phrases.selected(list.selected.size)}</output>
      {list.selectable > list.selected.size && (
        <Button look="quiet" onClick={list.selectAll}>
          {phrases.selectAll(list.selectable)}
        </Button>
      )}
      <Button look="quiet" onClick={list.clearSelection}>
        {phrases.clearSelection}
      </Button>
      <Button icon="trash" onClick={list.removeSelected}>
        {phrases.removeSelected}
      </Button>
    </div>
  );
}
