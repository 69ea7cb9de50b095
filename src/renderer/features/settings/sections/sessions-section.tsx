import { useId } from 'react';
import type { SessionSnapshot } from '../../../../shared/view.ts';
import { useSessions, useWords } from '../../../state/window-context.ts';
import { CardNote, Section } from '../controls/section.tsx';
import { Switch } from '../controls/switch.tsx';
import { SaveStateLine } from '../controls/save-state-line.tsx';
import styles from './sessions-section.module.css';
import { useSetting, type Setting } from '../use-setting.ts';

/** The settings of each session: whether it shows notices, and how it signs in. */
export function SessionsSection() {
  const { sessions: words } = useWords().window.settings;
  const sessions = useSessions();
  const muted = useSetting('mutedSessions');
  const device = useSetting('deviceCodeSessions');
  return (
    <Section name="sessions" hint={words.hint}>
      {sessions.length === 0 && <CardNote>{words.none}</CardNote>}
      {sessions.map((session) => (
        <SessionSettings key={session.name} session={session} muted={muted} device={device} />
      ))}
      <SaveStateLine setting={muted} />
      <SaveStateLine setting={device} />
    </Section>
  );
}

interface SessionSettingsProps {
  readonly session: SessionSnapshot;
  readonly muted: Setting<readonly string[]>;
  readonly device: Setting<readonly string[]>;
}

function SessionSettings({ session: { name, label, can }, muted, device }: SessionSettingsProps) {
  const { sessions: words } = useWords().window.settings;
  return (
    <fieldset className={styles.session}>
      <legend className={styles.label}>{label}</legend>
      <SwitchLine
        label={words.notices}
        on={!muted.value.includes(name)}
        onSwitch={(on) => void muted.set(toggled(muted.value, name, !on))}
      />
      {can.deviceCode && !can.browserSignIn && <p className={styles.hint}>{words.alwaysDevice}</p>}
      {can.deviceCode && can.browserSignIn && (
        <SwitchLine
          label={words.deviceCode}
          on={device.value.includes(name)}
          onSwitch={(on) => void device.set(toggled(device.value, name, on))}
        />
      )}
    </fieldset>
  );
}

interface SwitchLineProps {
  readonly label: string;
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
}

function SwitchLine({ label, on, onSwitch }: SwitchLineProps) {
  const id = useId();
  return (
    <div className={styles.line}>
      <label id={`${id}-label`} htmlFor={id}>
        {label}
      </label>
      <Switch
        labelling={{ id, labelId: `${id}-label`, describedBy: undefined, isWrong: false }}
        on={on}
        onSwitch={onSwitch}
      />
    </div>
  );
}

/** Adds or removes one name. Names of sessions that don't exist now stay, because those may come back. */
function toggled(names: readonly string[], name: string, listed: boolean): readonly string[] {
  const others = names.filter((other) => other !== name);
  return listed ? [...others, name] : others;
}
