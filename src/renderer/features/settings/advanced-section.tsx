import { useWords } from '../../state/window-context.ts';
import { Section } from './section.tsx';
import { SettingRow } from './setting-row.tsx';
import rowStyles from './setting-row.module.css';
import { Switch } from './switch.tsx';
import { useSetting } from './use-setting.ts';

export function AdvancedSection() {
  const { settings: words } = useWords().window;
  const log = useSetting('detailedLog');
  return (
    <Section name="advanced">
      <div className={rowStyles.row}>
        <div className={rowStyles.words}>
          <p className={rowStyles.label}>{words.proxy}</p>
          <p className={rowStyles.hint}>{words.proxyHint}</p>
        </div>
      </div>
      <SettingRow label={words.detailedLog} hint={words.detailedLogHint} setting={log}>
        {(ties) => <Switch ties={ties} on={log.value} onSwitch={(on) => void log.set(on)} />}
      </SettingRow>
    </Section>
  );
}
