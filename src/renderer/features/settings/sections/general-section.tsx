import { LANGUAGES } from '../../../../shared/domain/languages.ts';
import { THEMES } from '../../../../shared/domain/settings.ts';
import { useWords } from '../../../state/window-context.ts';
import { HotkeyRow } from '../hotkey/hotkey-row.tsx';
import { Section } from '../controls/section.tsx';
import { Segments } from '../controls/segments.tsx';
import { SettingRow } from '../controls/setting-row.tsx';
import { SwitchRow } from '../controls/switch-row.tsx';
import { useSetting } from '../use-setting.ts';

export function GeneralSection() {
  const { settings: words } = useWords().window;
  const language = useSetting('language');
  const theme = useSetting('theme');
  const names = { en: words.english, ja: words.japanese } as const;
  return (
    <Section name="general">
      <SettingRow label={words.language} labels="group" setting={language}>
        {(labelling) => (
          <Segments
            labelling={labelling}
            choices={LANGUAGES.map((id) => ({ id, label: names[id], lang: id }))}
            chosen={language.value}
            onChoose={(id) => void language.set(id)}
          />
        )}
      </SettingRow>
      <SettingRow label={words.theme} labels="group" setting={theme}>
        {(labelling) => (
          <Segments
            labelling={labelling}
            choices={THEMES.map((id) => ({ id, label: words.themes[id] }))}
            chosen={theme.value}
            onChoose={(id) => void theme.set(id)}
          />
        )}
      </SettingRow>
      <SwitchRow name="launchAtLogin" label={words.launchAtLogin} hint={words.launchAtLoginHint} />
      <HotkeyRow />
    </Section>
  );
}
