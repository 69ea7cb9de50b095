import { useId } from 'react';
import type { QuietHours } from '../../../../shared/domain/settings.ts';
import { useWords } from '../../../state/window-context.ts';
import styles from './controls.module.css';
import { SettingRow } from './setting-row.tsx';
import { TimeField } from './time-field.tsx';
import { Switch } from './switch.tsx';
import { useSetting } from '../use-setting.ts';

const NIGHT: QuietHours = { from: '22:00', to: '07:00' };

/** The hours without notices. Switching them off removes the times. */
export function QuietHoursRow() {
  const { quiet: words } = useWords().window.settings;
  const setting = useSetting('quietHours');
  const fromId = useId();
  const { value } = setting;
  const change = (times: Partial<QuietHours>): void => {
    if (value !== null) void setting.set({ ...value, ...times });
  };
  return (
    <>
      <SettingRow
        label={words.label}
        hint={words.hint}
        setting={setting}
        problem={value !== null && value.from === value.to ? words.same : undefined}
      >
        {(labelling) => (
          <Switch labelling={labelling} on={value !== null} onSwitch={(on) => void setting.set(on ? NIGHT : null)} />
        )}
      </SettingRow>
      {value !== null && (
        <fieldset className={styles.times} aria-label={words.label}>
          {(['from', 'to'] as const).map((end) => (
            <span key={end} className={styles.time}>
              <label htmlFor={`${fromId}-${end}`}>{words[end]}</label>
              <TimeField id={`${fromId}-${end}`} value={value[end]} onChange={(time) => change({ [end]: time })} />
            </span>
          ))}
        </fieldset>
      )}
    </>
  );
}
