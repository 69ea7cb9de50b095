import { useWords } from '../../../state/window-context.ts';
import { classNames } from '../../../ui/class-names.ts';
import styles from '../controls/controls.module.css';
import { ProductionPreview } from './production-preview.tsx';
import { Section } from '../controls/section.tsx';
import { SettingRow } from '../controls/setting-row.tsx';
import { Switch } from '../controls/switch.tsx';
import { useDraft } from '../use-draft.ts';
import { useSetting } from '../use-setting.ts';

const LONGEST_PATTERN = 1_000;

/** Which accounts are handled with care, seen while it is typed, and whether their keys are asked for. */
export function ProductionSection() {
  const { production: words } = useWords().window.settings;
  const pattern = useSetting('productionPattern');
  const confirm = useSetting('confirmProduction');
  const guardTools = useSetting('guardTools');
  const draft = useDraft(pattern.value, pattern.set);
  return (
    <Section name="production">
      <SettingRow label={words.pattern} hint={words.patternHint} setting={pattern} stacked>
        {(ties) => (
          <>
            <input
              type="text"
              id={ties.id}
              className={classNames(styles.input, styles.wide)}
              aria-describedby={ties.describedBy}
              aria-invalid={ties.isWrong || undefined}
              spellCheck={false}
              autoComplete="off"
              autoCapitalize="off"
              maxLength={LONGEST_PATTERN}
              value={draft.text}
              onChange={(event) => draft.type(event.currentTarget.value)}
              onBlur={() => void draft.save()}
              onKeyDown={(event) => {
                if (event.key === 'Enter') void draft.save();
              }}
            />
            <ProductionPreview pattern={draft.text} />
          </>
        )}
      </SettingRow>
      <SettingRow label={words.confirm} hint={words.confirmHint} setting={confirm}>
        {(ties) => <Switch ties={ties} on={confirm.value} onSwitch={(on) => void confirm.set(on)} />}
      </SettingRow>
      <SettingRow label={words.guardTools} hint={words.guardToolsHint} setting={guardTools}>
        {(ties) => <Switch ties={ties} on={guardTools.value} onSwitch={(on) => void guardTools.set(on)} />}
      </SettingRow>
    </Section>
  );
}
