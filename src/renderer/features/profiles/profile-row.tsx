/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a virtual list are placed one by one, which a table's own layout forbids */
import { useWords } from '../../state/window-context.ts';
import { classNames } from '../../ui/class-names.ts';
import { Emblem } from '../../ui/emblem.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { menuAnchor } from '../../ui/overlays/menu.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { HealthMarks } from '../health/health-marks.tsx';
import { RowTrouble } from '../health/row-trouble.tsx';
import { useHealth } from '../health/diagnosis-context.ts';
import { Highlight } from '../roles/list/highlight.tsx';
import styles from './profile-row.module.css';
import type { ProfileRow } from './profile-rows.ts';
import { isRemovable, rowActions } from './row-actions.ts';
import type { ProfileList } from './use-profile-list.ts';

interface ProfileRowViewProps {
  readonly row: Extract<ProfileRow, { readonly kind: 'profile' }>;
  readonly active: boolean;
  readonly isSelected: boolean;
  readonly list: ProfileList;
}

/** One profile: its name and marks, its role or source of keys, its Region, and its actions. */
export function ProfileRowView({ row, active, isSelected, list }: ProfileRowViewProps) {
  const { profiles: phrases } = useWords().window;
  const { profile } = row;
  const { listed, name } = profile;
  const actions = rowActions(row);
  const [first] = actions;
  const reach = active ? 0 : -1;
  const menuOpen = list.menuFor?.key === row.key;
  const health = useHealth()(listed.profileName);
  return (
    <>
      <div role="gridcell" className={styles.tick}>
        {isRemovable(listed) && (
          <input
            type="checkbox"
            className={styles.box}
            aria-label={phrases.select(name)}
            checked={isSelected}
            tabIndex={reach}
            onChange={() => list.toggle(listed.profileName)}
          />
        )}
      </div>
      <div role="rowheader" className={styles.words}>
        <span className={styles.head}>
          <span className={styles.name} title={name}>
            <Highlight text={name} words={list.words} />
          </span>
          {listed.madeByDaypass && (
            <span className={styles.made} title={phrases.made}>
              <Emblem />
              <VisuallyHidden>{phrases.made}</VisuallyHidden>
            </span>
          )}
          {listed.shadowed && (
            <span className={styles.shadowed} title={phrases.shadowed}>
              <Icon name="warning" />
              <VisuallyHidden>{phrases.shadowed}</VisuallyHidden>
            </span>
          )}
        </span>
        <span className={classNames(styles.what, health?.trouble !== undefined && styles.failing)}>
          {health?.trouble !== undefined && (
            <RowTrouble name={name} profileName={listed.profileName} trouble={health.trouble} tabIndex={reach} />
          )}
          <span className={styles.role} title={profile.what}>
            <Highlight text={profile.what} words={list.words} />
          </span>
          {profile.accountId !== '' && (
            <span className={styles.id}>
              <Highlight text={profile.accountId} words={list.words} />
            </span>
          )}
        </span>
      </div>
      <div role="gridcell" className={styles.health}>
        {health !== undefined && <HealthMarks clients={health.clients} />}
      </div>
      <div role="gridcell" className={styles.region}>
        {profile.region}
      </div>
      <div role="gridcell" className={styles.actions}>
        {first !== undefined && (
          <IconButton
            icon={first.icon}
            label={first.id === 'change' ? phrases.changeOf(name) : phrases.actions[first.id]}
            tabIndex={reach}
            onClick={() => list.run(first)}
          />
        )}
        {actions.length > 1 && (
          <span className={classNames(menuOpen && menuAnchor)}>
            <IconButton
              icon="more"
              label={phrases.moreFor(name)}
              aria-haspopup="menu"
              aria-expanded={menuOpen}
              tabIndex={reach}
              onClick={() => list.openMenu(row)}
            />
          </span>
        )}
      </div>
    </>
  );
}
