import { DEFAULT_SETTINGS } from '../../../../shared/domain/settings.ts';
import { isNameTemplate, nameFromTemplate } from '../../../../shared/text/profile-name.ts';
import { REGION_SHAPE } from '../../../../shared/text/regions.ts';
import { useWindowState, useWords } from '../../../state/window-context.ts';
import { RegionChoices } from '../../add-session/region-choices.tsx';
import styles from '../controls/controls.module.css';
import { CheckedField, useCheckedField } from '../controls/checked-field.tsx';
import { Section } from '../controls/section.tsx';
import { SettingRow } from '../controls/setting-row.tsx';
import { useSetting } from '../use-setting.ts';

const LONGEST_TEMPLATE = 200;
const LONGEST_REGION = 64;

/** The name template of new profiles, with an example, and their Region. */
export function ProfilesSection() {
  return (
    <Section name="profiles">
      <TemplateRow />
      <RegionRow />
    </Section>
  );
}

function TemplateRow() {
  const { settings: words } = useWords().window;
  const setting = useSetting('profileNameTemplate');
  const usual = DEFAULT_SETTINGS.profileNameTemplate;
  const field = useCheckedField(setting, (text) => text === '' || isNameTemplate(text), usual);
  const example = useExample(field.isFit ? field.text || usual : usual);
  return (
    <SettingRow
      label={words.profileName}
      hint={words.profileNameHint}
      setting={setting}
      stacked
      problem={field.isWrong ? words.profileNameInvalid : undefined}
    >
      {(labelling) => (
        <>
          <CheckedField labelling={labelling} field={field} maxLength={LONGEST_TEMPLATE} wide />
          {field.isFit && <output className={styles.example}>{words.profileNameExample(example)}</output>}
        </>
      )}
    </SettingRow>
  );
}

/** The profile name that the template gives to one of the person's roles, or to an example role. */
function useExample(template: string): string {
  const directory = useWindowState((state) => state.directory);
  const account = directory?.accounts.find(({ roleNames }) => roleNames.length > 0);
  const [roleName = 'ReadOnly'] = account?.roleNames ?? [];
  const { sourceId = 'acme', accountId = '111122223333', accountName = 'staging' } = account ?? {};
  const mark = directory?.marks.find((one) => one.sourceId === sourceId && one.accountId === accountId);
  return nameFromTemplate(template, { sourceId, accountId, roleName }, accountName, mark?.label);
}

function RegionRow() {
  const { settings: words } = useWords().window;
  const setting = useSetting('defaultRegion');
  const field = useCheckedField(setting, (text) => text === '' || REGION_SHAPE.test(text));
  return (
    <SettingRow
      label={words.defaultRegion}
      hint={words.defaultRegionHint}
      setting={setting}
      problem={field.isWrong ? words.defaultRegionInvalid : undefined}
    >
      {(labelling) => (
        <>
          <CheckedField
            labelling={labelling}
            field={field}
            maxLength={LONGEST_REGION}
            list={`${labelling.id}-regions`}
          />
          <datalist id={`${labelling.id}-regions`}>
            <RegionChoices />
          </datalist>
        </>
      )}
    </SettingRow>
  );
}
