import { useWords } from '../../../state/window-context.ts';
import { ProxyRow } from '../controls/proxy-row.tsx';
import { Section } from '../controls/section.tsx';
import { SettingRow } from '../controls/setting-row.tsx';
import { Switch } from '../controls/switch.tsx';
import { useSetting } from '../use-setting.ts';

export function AdvancedSection() {
  const { settings: words } = useWords().window;
  const log = useSetting('detailedLog');
  return (
    <Section name="advanced">
      <ProxyRow />
      <SettingRow label={words.detailedLog} hint={words.detailedLogHint} setting={log}>
        {(ties) => <Switch ties={ties} on={log.value} onSwitch={(on) => void log.set(on)} />}
      </SettingRow>
    </Section>
  );
}
