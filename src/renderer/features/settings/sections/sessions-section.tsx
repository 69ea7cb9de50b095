import type { SessionSnapshot } from '../../../../shared/view.ts';
import { useWindowState, useWords } from '../../../state/window-context.ts';
import { Check } from '../../../ui/controls/check.tsx';
import { CardNote, Section } from '../controls/section.tsx';
import { SaveStateLine } from '../controls/save-state-line.tsx';
import styles from './sessions-section.module.css';
import { useSetting, type Setting } from '../use-setting.ts';

const NONE: readonly never[] = [];

/** What is set for each session: whether it may give notice, and how it signs in. */
export function SessionsSection() {
  const { sessions: words } = useWords().window.settings;
  const sessions = useWindowState((state) => state.status?.sessions) ?? NONE;
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
      <Check checked={!muted.value.includes(name)} onCheck={(on) => void muted.set(toggled(muted.value, name, !on))}>
        {words.notices}
      </Check>
      {can.deviceCode && !can.browserSignIn && <p className={styles.hint}>{words.alwaysDevice}</p>}
      {can.deviceCode && can.browserSignIn && (
        <Check checked={device.value.includes(name)} onCheck={(on) => void device.set(toggled(device.value, name, on))}>
          {words.deviceCode}
        </Check>
      )}
    </fieldset>
  );
}

/** Names of sessions that are not here now stay: they may come back. */
function toggled(names: readonly string[], name: string, listed: boolean): readonly string[] {
  const others = names.filter((other) => other !== name);
  return listed ? [...others, name] : others;
}
