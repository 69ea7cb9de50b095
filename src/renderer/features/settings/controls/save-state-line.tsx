import { joinSentences } from '../../../../presenter/words/join-sentences.ts';
import { errorWords } from '../../../../presenter/words/error-words.ts';
import { useLanguage, useWords } from '../../../state/window-context.ts';
import { Icon } from '../../../ui/icon.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import styles from './save-state-line.module.css';
import type { Setting } from '../use-setting.ts';

interface SaveStateLineProps {
  readonly setting: Pick<Setting<unknown>, 'saveState'>;
  /** Words after saving, in place of the usual ones. */
  readonly saved?: string | undefined;
}

/** The outcome of a change in a list. Screen readers get a success, which others see in the list; a failure is shown. */
export function SaveStateLine({ setting: { saveState }, saved }: SaveStateLineProps) {
  const words = useWords().window.settings;
  const language = useLanguage();
  const wrong = saveState.at === 'failed' ? errorWords(saveState.failure, language) : undefined;
  return (
    <>
      <VisuallyHidden>
        <output>{saveState.at === 'saved' && <span key={saveState.turn}>{saved ?? words.saved}</span>}</output>
      </VisuallyHidden>
      <div role="alert" className={styles.place}>
        {wrong !== undefined && (
          <p className={styles.problem}>
            <Icon name="warning" />
            <span>{joinSentences(language, wrong.message, wrong.next, words.notSaved)}</span>
          </p>
        )}
      </div>
    </>
  );
}
