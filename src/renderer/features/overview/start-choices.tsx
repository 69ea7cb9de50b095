import { errorWords } from '../../../presenter/words/error-words.ts';
import { hotkeyWords } from '../../../presenter/words/hotkey-words.ts';
import { joinSentences } from '../../../presenter/words/join-sentences.ts';
import type { Failure } from '../../../shared/errors/outcome.ts';
import { useLanguage, useWords } from '../../state/window-context.ts';
import { Check } from '../../ui/controls/check.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { platform } from '../navigation/platform.ts';
import { useSetting, type Setting } from '../settings/use-setting.ts';
import styles from './overview.module.css';

/** Offered to a person who has no shortcut. */
const USUAL_HOTKEY = 'CommandOrControl+Shift+Space';

/** The two settings that decide how the app is reached. A click saves at once. */
export function StartChoices() {
  const { overview, settings: words } = useWords().window;
  const launch = useSetting('launchAtLogin');
  const hotkey = useSetting('hotkey');
  const keys = hotkeyWords(hotkey.value ?? USUAL_HOTKEY, platform);
  return (
    <section className={styles.choices} aria-label={overview.choices}>
      <Check checked={launch.value} onCheck={(on) => void launch.set(on)}>
        {words.launchAtLogin}
      </Check>
      <Check checked={hotkey.value !== null} onCheck={(on) => void hotkey.set(on ? USUAL_HOTKEY : null)}>
        {overview.search} <KeyCap>{keys}</KeyCap>
      </Check>
      <NotSaved setting={launch} />
      <NotSaved setting={hotkey} said={({ code }) => (code === 'hotkeyTaken' ? words.hotkey.taken(keys) : undefined)} />
    </section>
  );
}

interface NotSavedProps {
  readonly setting: Pick<Setting<unknown>, 'saveState'>;
  /** Special words for some failures; undefined for the usual ones. */
  readonly said?: (failure: Failure) => string | undefined;
}

function NotSaved({ setting: { saveState }, said }: NotSavedProps) {
  const language = useLanguage();
  if (saveState.at !== 'failed') return null;
  const { message, next } = errorWords(saveState.failure, language);
  return (
    <p role="alert" className={styles.failed}>
      {said?.(saveState.failure) ?? joinSentences(language, message, next)}
    </p>
  );
}
