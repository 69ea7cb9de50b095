import { useWords } from '../../../state/window-context.ts';
import { ProxyRow } from '../controls/proxy-row.tsx';
import { Section } from '../controls/section.tsx';
import { SwitchRow } from '../controls/switch-row.tsx';

export function AdvancedSection() {
  const { settings: words } = useWords().window;
  return (
    <Section name="advanced">
      <ProxyRow />
      <SwitchRow name="prefersSignInWindow" label={words.prefersSignInWindow} hint={words.prefersSignInWindowHint} />
      <SwitchRow name="renewsSamlSilently" label={words.renewsSamlSilently} hint={words.renewsSamlSilentlyHint} />
      <SwitchRow name="detailedLog" label={words.detailedLog} hint={words.detailedLogHint} />
    </Section>
  );
}
