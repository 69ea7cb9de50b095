import { useState, type KeyboardEvent } from 'react';
import { hotkeyWords } from '../../../presenter/hotkey-words.ts';
import { useLanguage, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/button.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { isMac, platform } from '../navigation/platform.ts';
import { heldModifiers, shortcutOf } from './accelerator.ts';
import styles from './hotkey-row.module.css';

interface RecordButtonProps {
  readonly words: string;
  readonly describedBy: string | undefined;
  readonly onStart: () => void;
  readonly onRecorded: (accelerator: string) => void;
  /** In words, or nothing any more. */
  readonly onProblem: (problem: string | undefined) => void;
}

/**
 * Pressed, it waits for a combination of keys and keeps it from everything else; Escape, Tab and going elsewhere end
 * that. The focus stays on it all the while.
 */
export function RecordButton({ words: label, describedBy, onStart, onRecorded, onProblem }: RecordButtonProps) {
  const { hotkey: words } = useWords().window.settings;
  const language = useLanguage();
  /** What is held while it waits; nothing while it does not. */
  const [held, setHeld] = useState<readonly string[]>();
  const modifiers = new Intl.ListFormat(language, { type: 'disjunction' }).format(
    ['Control', 'Alt', isMac ? 'Command' : 'Super'].map((name) =>
      hotkeyWords(`${name}+…`, platform).replace(/\+?…$/u, ''),
    ),
  );

  const stop = (): void => {
    setHeld(undefined);
    onProblem(undefined);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (held === undefined || (event.key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    if (event.key === 'Escape') return stop();
    const shortcut = shortcutOf(event, isMac);
    setHeld(heldModifiers(event, isMac));
    if (shortcut === undefined) return;
    if (!shortcut.isFit) return onProblem(words.unfit(hotkeyWords(shortcut.accelerator, platform), modifiers));
    setHeld(undefined);
    onRecorded(shortcut.accelerator);
  };
  const waiting = held !== undefined;
  return (
    <>
      <Button
        aria-pressed={waiting}
        aria-describedby={describedBy}
        onClick={() => {
          if (waiting) return stop();
          onStart();
          setHeld([]);
        }}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => {
          if (!waiting) return;
          event.preventDefault();
          setHeld(heldModifiers(event, isMac));
        }}
        onBlur={() => {
          if (waiting) stop();
        }}
      >
        {waiting ? shownSoFar(held) || words.press : label}
      </Button>
      {waiting && <span className={styles.how}>{words.pressHint(modifiers)}</span>}
      <VisuallyHidden>
        <output>{waiting ? words.pressHint(modifiers) : ''}</output>
      </VisuallyHidden>
    </>
  );
}

function shownSoFar(held: readonly string[]): string {
  return held.length === 0 ? '' : hotkeyWords([...held, '…'].join('+'), platform);
}
