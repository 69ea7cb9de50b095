import { useWords } from '../../../state/window-context.ts';
import { ProxyRow } from '../controls/proxy-row.tsx';
import { Section } from '../controls/section.tsx';
import { SettingRow } from '../controls/setting-row.tsx';
import { Switch } from '../controls/switch.tsx';
import { useSetting } from '../use-setting.ts';

export function AdvancedSection() {
  const { settings: words } = useWords().window;
  const log = useSetting('detailedLog');
  const signInWindow = useSetting('prefersSignInWindow');
  const renewsSaml = useSetting('renewsSamlSilently');
  return (
    <Section name="advanced">
      <ProxyRow />
      <SettingRow label={words.prefersSignInWindow} hint={words.prefersSignInWindowHint} setting={signInWindow}>
        {(ties) => <Switch ties={ties} on={signInWindow.value} onSwitch={(on) => void signInWindow.set(on)} />}
      </SettingRow>
      <SettingRow label={words.renewsSamlSilently} hint={words.renewsSamlSilentlyHint} setting={renewsSaml}>
        {(ties) => <Switch ties={ties} on={renewsSaml.value} onSwitch={(on) => void renewsSaml.set(on)} />}
      </SettingRow>
      <SettingRow label={words.detailedLog} hint={words.detailedLogHint} setting={log}>
        {(ties) => <Switch ties={ties} on={log.value} onSwitch={(on) => void log.set(on)} />}
      </SettingRow>
    </Section>
  );
}
