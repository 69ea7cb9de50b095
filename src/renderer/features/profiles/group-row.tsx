/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a virtual list are placed one by one, which a table's own layout forbids */
import type { Messages } from '../../../presenter/messages/index.ts';
import { useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { menuAnchor } from '../../ui/overlays/menu.tsx';
import styles from './group-row.module.css';
import type { ProfileGroup } from './profile-entry.ts';
import type { ProfileRow } from './profile-rows.ts';
import { rowActions } from './row-actions.ts';
import type { ProfileList } from './use-profile-list.ts';

interface GroupRowProps {
  readonly row: Extract<ProfileRow, { readonly kind: 'group' }>;
  readonly active: boolean;
  readonly list: ProfileList;
}

/** The heading above the profiles of a session, a legacy portal or a file, with its actions. */
export function GroupRow({ row, active, list }: GroupRowProps) {
  const { profiles: phrases } = useWords().window;
  const { group } = row;
  const actions = rowActions(row);
  const [first] = actions;
  const reach = active ? 0 : -1;
  const menuOpen = list.menuFor?.key === row.key;
  return (
    <>
      <div role="rowheader" className={styles.title} title={group.title}>
        {group.title}
      </div>
      <div role="gridcell" className={classNames(styles.note, group.kind === 'legacy' && styles.besideWords)}>
        {noteOf(group, phrases)}
      </div>
      {first !== undefined && (
        <div role="gridcell" className={styles.actions}>
          {group.kind === 'legacy' ? (
            <Button look="quiet" icon="move" tabIndex={reach} onClick={() => list.run(first)}>
              {phrases.move}
            </Button>
          ) : (
            <span className={classNames(menuOpen && menuAnchor)}>
              <IconButton
                icon="more"
                label={phrases.moreFor(group.title)}
                aria-haspopup="menu"
                aria-expanded={menuOpen}
                tabIndex={reach}
                onClick={() => list.openMenu(row)}
              />
            </span>
          )}
        </div>
      )}
    </>
  );
}

function noteOf({ kind, profiles }: ProfileGroup, phrases: Messages['window']['profiles']): string {
  if (profiles.length === 0) return phrases.sessionEmpty;
  return kind === 'legacy' ? phrases.legacyCount(profiles.length) : phrases.count(profiles.length);
}
