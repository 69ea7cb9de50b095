import type { Settings } from '../../../../shared/domain/settings.ts';
import { useSetting } from '../use-setting.ts';
import { SettingRow } from './setting-row.tsx';
import { Switch } from './switch.tsx';

/** The settings that are on or off. */
type SwitchName = { [K in keyof Settings]: Settings[K] extends boolean ? K : never }[keyof Settings];

interface SwitchRowProps {
  readonly name: SwitchName;
  readonly label: string;
  readonly hint: string;
  /** False: the setting can be switched off only. The hint says why. */
  readonly canSwitchOn?: boolean;
}

/** A setting that is on or off. */
export function SwitchRow({ name, label, hint, canSwitchOn = true }: SwitchRowProps) {
  const setting = useSetting(name);
  return (
    <SettingRow label={label} hint={hint} setting={setting}>
      {(labelling) => (
        <Switch
          labelling={labelling}
          on={setting.value}
          canSwitch={canSwitchOn || setting.value}
          onSwitch={(on) => void setting.set(on)}
        />
      )}
    </SettingRow>
  );
}
