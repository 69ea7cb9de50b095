import { useRef, useState } from 'react';
import { hotkeyWords } from '../../../presenter/hotkey-words.ts';
import { useWords } from '../../state/window-context.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { platform } from '../navigation/platform.ts';
import styles from './hotkey-row.module.css';
import { RecordButton } from './record-button.tsx';
import { SettingRow } from './setting-row.tsx';
import { useSetting } from './use-setting.ts';

/** The shortcut that works from every program: shown as keys, recorded by pressing them. */
export function HotkeyRow() {
  const { hotkey: words } = useWords().window.settings;
  const setting = useSetting('hotkey');
  const [problem, setProblem] = useState<string>();
  const asked = useRef('');
  const row = useRef<HTMLFieldSetElement>(null);

  const choose = (accelerator: string | null): void => {
    asked.current = accelerator ?? '';
    setProblem(undefined);
    void setting.set(accelerator);
  };
  return (
    <SettingRow
      label={words.label}
      hint={words.hint}
      labels="group"
      setting={setting}
      problem={problem}
      failureWords={({ code }) =>
        code === 'hotkeyTaken' ? words.taken(hotkeyWords(asked.current, platform)) : undefined
      }
    >
      {(ties) => (
        <fieldset
          ref={row}
          className={styles.hotkey}
          aria-labelledby={ties.labelId}
          aria-describedby={ties.describedBy}
        >
          {setting.value === null ? (
            <span className={styles.none}>{words.none}</span>
          ) : (
            <KeyCap>{hotkeyWords(setting.value, platform)}</KeyCap>
          )}
          <RecordButton
            words={setting.value === null ? words.record : words.change}
            describedBy={ties.describedBy}
            onStart={() => {
              setting.forget();
              setProblem(undefined);
            }}
            onRecorded={choose}
            onProblem={setProblem}
          />
          {setting.value !== null && (
            <IconButton
              icon="close"
              label={words.clear}
              onClick={() => {
                choose(null);
                // This button goes away with the shortcut.
                row.current?.querySelector('button')?.focus();
              }}
            />
          )}
        </fieldset>
      )}
    </SettingRow>
  );
}
