import { joinSentences } from '../../../../presenter/words/join-sentences.ts';
import { useId, type ReactNode } from 'react';
import { errorWords } from '../../../../presenter/words/error-words.ts';
import type { Failure } from '../../../../shared/errors/outcome.ts';
import { useLanguage, useWords } from '../../../state/window-context.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/icon.tsx';
import styles from './setting-row.module.css';
import type { Setting } from '../use-setting.ts';

/** Attributes that connect a control with its label, hint and problem. */
export interface ControlLabelling {
  readonly id: string;
  readonly labelId: string;
  readonly describedBy: string | undefined;
  readonly isWrong: boolean;
}

interface SettingRowProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** `group`: several controls share the label. */
  readonly labels?: 'control' | 'group';
  /** The control has a line of its own. */
  readonly stacked?: boolean;
  readonly setting: Pick<Setting<unknown>, 'saveState' | 'forget'>;
  /** What is wrong with the typed text, before it is saved. */
  readonly problem?: string | undefined;
  /** Special words for some failures; undefined for the usual ones. */
  readonly failureWords?: (failure: Failure) => string | undefined;
  readonly children: (labelling: ControlLabelling) => ReactNode;
}

/** One setting: its label and hint, its control, and the outcome of the last change. */
export function SettingRow({
  label,
  hint,
  labels = 'control',
  stacked = false,
  setting,
  problem,
  failureWords,
  children,
}: SettingRowProps) {
  const words = useWords().window;
  const language = useLanguage();
  const id = useId();
  const { saveState, forget } = setting;
  const failure = saveState.at === 'failed' ? saveState.failure : undefined;
  const usual = failure && errorWords(failure, language);
  const wrong =
    problem ?? (failure && (failureWords?.(failure) ?? joinSentences(language, usual?.message, usual?.next)));
  const describedBy = classNames(wrong !== undefined && `${id}-problem`, hint !== undefined && `${id}-hint`);
  return (
    <div className={classNames(styles.row, stacked && styles.stacked)}>
      <div className={styles.words}>
        <p className={styles.labelLine}>
          {labels === 'control' ? (
            <label className={styles.label} id={`${id}-label`} htmlFor={id}>
              {label}
            </label>
          ) : (
            <span className={styles.label} id={`${id}-label`}>
              {label}
            </span>
          )}
          <output className={styles.saveState}>
            {saveState.at === 'saved' && (
              <span key={saveState.turn} className={styles.saved} onAnimationEnd={forget}>
                <Icon name="check" />
                {words.settings.saved}
              </span>
            )}
          </output>
        </p>
        {hint !== undefined && (
          <p className={styles.hint} id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
      <div className={styles.control}>
        {children({
          id,
          labelId: `${id}-label`,
          describedBy: describedBy === '' ? undefined : describedBy,
          isWrong: wrong !== undefined,
        })}
      </div>
      <div role="alert" className={styles.problemPlace}>
        {wrong !== undefined && (
          <p className={styles.problem} id={`${id}-problem`}>
            <Icon name="warning" />
            <span>{joinSentences(language, wrong, problem === undefined ? words.settings.notSaved : undefined)}</span>
          </p>
        )}
      </div>
    </div>
  );
}
