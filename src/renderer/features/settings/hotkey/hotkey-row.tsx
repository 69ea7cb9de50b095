import { useRef, useState } from 'react';
import { hotkeyWords } from '../../../../presenter/words/hotkey-words.ts';
import { useWords } from '../../../state/window-context.ts';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { platform } from '../../navigation/platform.ts';
import styles from './hotkey-row.module.css';
import { MODIFIER_NAMES, RecordButton } from './record-button.tsx';
import { SettingRow } from '../controls/setting-row.tsx';
import { useSetting } from '../use-setting.ts';

/** The global shortcut. It is shown as keys and recorded by pressing them. */
export function HotkeyRow() {
  const { hotkey: words } = useWords().window.settings;
  const setting = useSetting('hotkey');
  const [recording, setRecording] = useState(false);
  const [unfit, setUnfit] = useState<string>();
  const asked = useRef('');
  const row = useRef<HTMLFieldSetElement>(null);

  const record = (on: boolean): void => {
    setRecording(on);
    setUnfit(undefined);
    if (on) setting.forget();
  };
  const choose = (accelerator: string | null): void => {
    asked.current = accelerator ?? '';
    void setting.set(accelerator);
  };
  return (
    <SettingRow
      label={words.label}
      hint={recording ? words.pressHint(...MODIFIER_NAMES) : words.hint}
      labels="group"
      setting={setting}
      problem={unfit === undefined ? undefined : words.unfit(hotkeyWords(unfit, platform), ...MODIFIER_NAMES)}
      failureWords={({ code }) =>
        code === 'hotkeyTaken' ? words.taken(hotkeyWords(asked.current, platform)) : undefined
      }
    >
      {(labelling) => (
        <fieldset
          ref={row}
          className={styles.hotkey}
          aria-labelledby={labelling.labelId}
          aria-describedby={labelling.describedBy}
        >
          {setting.value === null ? (
            !recording && <span className={styles.none}>{words.none}</span>
          ) : (
            <KeyCap>{hotkeyWords(setting.value, platform)}</KeyCap>
          )}
          <RecordButton
            words={setting.value === null ? words.record : words.change}
            describedBy={labelling.describedBy}
            recording={recording}
            onRecording={record}
            onRecorded={choose}
            onUnfit={setUnfit}
          />
          {setting.value !== null && !recording && (
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
