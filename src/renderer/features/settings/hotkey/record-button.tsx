import { useState, type KeyboardEvent } from 'react';
import { hotkeyWords } from '../../../../presenter/words/hotkey-words.ts';
import { useWords } from '../../../state/window-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { isMac, platform } from '../../navigation/platform.ts';
import { heldModifiers, shortcutOf } from './accelerator.ts';

/** The modifiers of which a shortcut needs at least one, by their names on this system. */
export const MODIFIER_NAMES: readonly [string, string, string] = [
  keyName('Control'),
  keyName('Alt'),
  keyName(isMac ? 'Command' : 'Super'),
];

interface RecordButtonProps {
  readonly words: string;
  readonly describedBy: string | undefined;
  readonly recording: boolean;
  readonly onRecording: (recording: boolean) => void;
  readonly onRecorded: (accelerator: string) => void;
  /** Called with a combination that is not fit for a global shortcut. */
  readonly onUnfit: (accelerator: string) => void;
}

/**
 * After a click it waits for a combination of keys, which reaches nothing else in the page. Escape, Tab and the loss of the
 * focus end that.
 */
export function RecordButton({
  words: label,
  describedBy,
  recording,
  onRecording,
  onRecorded,
  onUnfit,
}: RecordButtonProps) {
  const { hotkey: words } = useWords().window.settings;
  const [held, setHeld] = useState<readonly string[]>([]);

  const record = (on: boolean): void => {
    setHeld([]);
    onRecording(on);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!recording || (event.key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    if (event.key === 'Escape') return record(false);
    setHeld(heldModifiers(event, isMac));
    const shortcut = shortcutOf(event, isMac);
    if (shortcut === undefined) return;
    if (!shortcut.isFit) return onUnfit(shortcut.accelerator);
    record(false);
    onRecorded(shortcut.accelerator);
  };
  const onKeyUp = (event: KeyboardEvent): void => {
    if (!recording) return;
    // A button is clicked when the space bar is released.
    event.preventDefault();
    setHeld(heldModifiers(event, isMac));
  };
  return (
    <>
      <Button
        aria-pressed={recording}
        aria-describedby={describedBy}
        onClick={() => record(!recording)}
        onKeyDown={onKeyDown}
        onKeyUp={onKeyUp}
        onBlur={() => {
          if (recording) record(false);
        }}
      >
        {recording ? soFar(held) || words.press : label}
      </Button>
      <VisuallyHidden>
        <output>{recording ? words.pressHint(...MODIFIER_NAMES) : ''}</output>
      </VisuallyHidden>
    </>
  );
}

/** The held modifiers: `Ctrl+Shift+…`. */
function soFar(held: readonly string[]): string {
  return held.length === 0 ? '' : hotkeyWords([...held, '…'].join('+'), platform);
}

function keyName(modifier: string): string {
  return hotkeyWords(`${modifier}+…`, platform).replace(/\+?…$/u, '');
}
