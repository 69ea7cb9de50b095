import { useState } from 'react';
import { useWords } from '../../../state/window-context.ts';
import { classNames } from '../../../ui/class-names.ts';
import styles from './controls.module.css';
import { Pick } from './pick.tsx';
import { SettingRow } from './setting-row.tsx';
import { useDraft } from '../use-draft.ts';
import { useSetting } from '../use-setting.ts';

type Way = 'system' | 'none' | 'address';

/** The proxy to AWS. An address is saved on Enter or when the field loses the focus. */
export function ProxyRow() {
  const { proxy: words } = useWords().window.settings;
  const setting = useSetting('proxy');
  const [isTyping, setTyping] = useState(false);
  const savedAddress = setting.value.by === 'address' ? setting.value.address : '';
  const draft = useDraft(savedAddress, (address) =>
    address === '' ? setting.set({ by: 'system' }) : setting.set({ by: 'address', address }),
  );
  const way: Way = isTyping ? 'address' : setting.value.by;
  const pick = (wanted: string): void => {
    setting.forget();
    setTyping(wanted === 'address');
    if (wanted === 'system' || wanted === 'none') void setting.set({ by: wanted });
  };
  return (
    <SettingRow
      label={words.label}
      hint={words.hints[way]}
      setting={setting}
      stacked
      failureWords={({ code }) => (code === 'proxyInvalid' ? words.invalid : undefined)}
    >
      {(labelling) => (
        <>
          <Pick labelling={labelling} value={way} onPick={pick}>
            <option value="system">{words.system}</option>
            <option value="none">{words.none}</option>
            <option value="address">{words.address}</option>
          </Pick>
          {way === 'address' && (
            <input
              type="text"
              className={classNames(styles.input, styles.wide)}
              aria-label={words.addressLabel}
              aria-invalid={labelling.isWrong || undefined}
              aria-describedby={labelling.describedBy}
              placeholder="http://proxy.example.com:3128"
              spellCheck={false}
              autoComplete="off"
              autoCapitalize="off"
              maxLength={500}
              value={draft.text}
              onChange={(event) => draft.type(event.currentTarget.value)}
              onBlur={() => void draft.save()}
              onKeyDown={(event) => {
                if (event.key === 'Enter') void draft.save();
              }}
            />
          )}
        </>
      )}
    </SettingRow>
  );
}
