import { EXPORT_FORMATS } from '../../../../shared/domain/export-formats.ts';
import { CLIPBOARD_SECONDS, DEFAULT_ACTS } from '../../../../shared/domain/settings.ts';
import { useWindowState, useWords } from '../../../state/window-context.ts';
import { Pick } from '../controls/pick.tsx';
import { Section } from '../controls/section.tsx';
import { SettingRow } from '../controls/setting-row.tsx';
import { SwitchRow } from '../controls/switch-row.tsx';
import { useSetting } from '../use-setting.ts';

const SECONDS = [CLIPBOARD_SECONDS.least, 20, 30, CLIPBOARD_SECONDS.usual, 120, 300, CLIPBOARD_SECONDS.most];

/** How keys are copied, and how long they are stored. */
export function KeysSection() {
  const { formats, window } = useWords();
  const { settings: words } = window;
  const act = useSetting('defaultAct');
  const format = useSetting('lastFormat');
  const seconds = useSetting('clipboardClearedAfterSeconds');
  const hasVault = useWindowState(({ status }) => status?.vaultAvailable) === true;
  return (
    <Section name="keys">
      <SettingRow label={words.defaultAct} hint={words.defaultActHint} setting={act}>
        {(labelling) => (
          <Pick
            labelling={labelling}
            value={act.value}
            onPick={(picked) => {
              const found = DEFAULT_ACTS.find((one) => one === picked);
              if (found !== undefined) void act.set(found);
            }}
          >
            {DEFAULT_ACTS.map((one) => (
              <option key={one} value={one}>
                {words.defaultActs[one]}
              </option>
            ))}
          </Pick>
        )}
      </SettingRow>
      <SettingRow label={words.format} hint={words.formatHint} setting={format}>
        {(labelling) => (
          <Pick
            labelling={labelling}
            value={format.value}
            onPick={(picked) => {
              const found = EXPORT_FORMATS.find((one) => one === picked);
              if (found !== undefined) void format.set(found);
            }}
          >
            {EXPORT_FORMATS.map((one) => (
              <option key={one} value={one}>
                {formats[one]}
              </option>
            ))}
          </Pick>
        )}
      </SettingRow>
      <SettingRow label={words.clipboard} hint={words.clipboardHint} setting={seconds}>
        {(labelling) => (
          <Pick
            labelling={labelling}
            value={String(seconds.value)}
            onPick={(picked) => void seconds.set(Number(picked))}
          >
            {withCurrent(SECONDS, seconds.value).map((count) => (
              <option key={count} value={count}>
                {count < 120 || count % 60 !== 0 ? words.seconds(count) : words.minutes(count / 60)}
              </option>
            ))}
          </Pick>
        )}
      </SettingRow>
      <SwitchRow
        name="keepKeysInVault"
        label={words.vault}
        hint={hasVault ? words.vaultHint : words.noVaultHint}
        canSwitchOn={hasVault}
      />
    </Section>
  );
}

/** The offered numbers in order, and the current one if it is another. */
export function withCurrent(offered: readonly number[], current: number): readonly number[] {
  return [...new Set([...offered, current])].toSorted((a, b) => a - b);
}
