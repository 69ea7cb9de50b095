import { useWords } from '../../../state/window-context.ts';
import { classNames } from '../../../ui/class-names.ts';
import styles from '../controls/controls.module.css';
import { ProductionPreview } from './production-preview.tsx';
import { Section } from '../controls/section.tsx';
import { SettingRow } from '../controls/setting-row.tsx';
import { SwitchRow } from '../controls/switch-row.tsx';
import { useDraft } from '../use-draft.ts';
import { useSetting } from '../use-setting.ts';

const LONGEST_PATTERN = 1_000;

/** The pattern of production accounts, with a preview, and whether their keys need a confirmation. */
export function ProductionSection() {
  const { production: words } = useWords().window.settings;
  const pattern = useSetting('productionPattern');
  const draft = useDraft(pattern.value, pattern.set);
  return (
    <Section name="production">
      <SettingRow label={words.pattern} hint={words.patternHint} setting={pattern} stacked>
        {(labelling) => (
          <>
            <input
              type="text"
              id={labelling.id}
              className={classNames(styles.input, styles.wide)}
              aria-describedby={labelling.describedBy}
              aria-invalid={labelling.isWrong || undefined}
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
      <SwitchRow name="confirmProduction" label={words.confirm} hint={words.confirmHint} />
      <SwitchRow name="guardTools" label={words.guardTools} hint={words.guardToolsHint} />
    </Section>
  );
}
