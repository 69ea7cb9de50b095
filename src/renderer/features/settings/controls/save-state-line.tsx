import { errorWords } from '../../../../presenter/words/error-words.ts';
import { useLanguage, useWords } from '../../../state/window-context.ts';
import { Icon } from '../../../ui/icon.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import styles from './save-state-line.module.css';
import type { Setting } from '../use-setting.ts';

interface KeptLineProps {
  readonly setting: Pick<Setting<unknown>, 'kept'>;
  /** Said once it is kept, where `Saved` says too little. */
  readonly saved?: string | undefined;
}

/** What became of a change in a list, below the list: kept is seen in it and only read out, refused is shown. */
export function KeptLine({ setting: { kept }, saved }: KeptLineProps) {
  const words = useWords().window.settings;
  const language = useLanguage();
  const wrong = kept.at === 'failed' ? errorWords(kept.failure, language) : undefined;
  return (
    <>
      <VisuallyHidden>
        <output>{kept.at === 'saved' && <span key={kept.turn}>{saved ?? words.saved}</span>}</output>
      </VisuallyHidden>
      <div role="alert" className={styles.place}>
        {wrong !== undefined && (
          <p className={styles.problem}>
            <Icon name="warning" />
            <span>
              {wrong.message} {wrong.next} {words.notSaved}
            </span>
          </p>
        )}
      </div>
    </>
  );
}
