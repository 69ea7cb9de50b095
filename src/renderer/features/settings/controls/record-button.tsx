import { useState, type KeyboardEvent } from 'react';
import { hotkeyWords } from '../../../../presenter/words/hotkey-words.ts';
import { useWords } from '../../../state/window-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { isMac, platform } from '../../navigation/platform.ts';
import { heldModifiers, shortcutOf } from './accelerator.ts';

/** The modifiers a shortcut needs one of, as they are written on the keys here. */
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
  /** Pressed was what no program should take from everybody's typing. */
  readonly onUnfit: (accelerator: string) => void;
}

/**
 * Pressed, it waits for a combination of keys and keeps it from everything else; Escape, Tab and going elsewhere end
 * that. The focus stays on it all the while.
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
    // The space bar presses a button when it is let go.
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

/** What is held, waiting for more: `Ctrl+Shift+…`. */
function soFar(held: readonly string[]): string {
  return held.length === 0 ? '' : hotkeyWords([...held, '…'].join('+'), platform);
}

function keyName(modifier: string): string {
  return hotkeyWords(`${modifier}+…`, platform).replace(/\+?…$/u, '');
}
