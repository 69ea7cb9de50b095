import { useState } from 'react';
import { classNames } from '../../../ui/class-names.ts';
import { useDraft } from '../use-draft.ts';
import type { Setting } from '../use-setting.ts';
import styles from './controls.module.css';
import type { ControlTies } from './setting-row.tsx';

/** A text that is saved once it is left, if it is fit. */
interface CheckedDraft {
  readonly typed: string;
  /** What is typed, without spaces around it. */
  readonly text: string;
  readonly isFit: boolean;
  /** Left as it is, it can't be saved. Not before: half a word is no mistake. */
  readonly isWrong: boolean;
  readonly type: (text: string) => void;
  readonly leave: () => void;
}

/** `ofEmpty`: what an empty field stands for. */
export function useCheckedField(
  setting: Pick<Setting<string>, 'value' | 'set'>,
  isFit: (text: string) => boolean,
  ofEmpty = '',
): CheckedDraft {
  const [isLeft, setLeft] = useState(true);
  const draft = useDraft(setting.value, (text) =>
    isFit(text) ? setting.set(text === '' ? ofEmpty : text) : Promise.resolve(false),
  );
  const text = draft.text.trim();
  return {
    typed: draft.text,
    text,
    isFit: isFit(text),
    isWrong: isLeft && !isFit(text),
    type(next) {
      setLeft(false);
      draft.type(next);
    },
    leave() {
      setLeft(true);
      void draft.save();
    },
  };
}

interface CheckedFieldProps {
  readonly ties: ControlTies;
  readonly field: CheckedDraft;
  readonly maxLength: number;
  readonly wide?: boolean;
  /** The id of a list of proposals. */
  readonly list?: string;
}

export function CheckedField({ ties, field, maxLength, wide = false, list }: CheckedFieldProps) {
  return (
    <input
      type="text"
      id={ties.id}
      className={classNames(styles.input, wide && styles.wide)}
      list={list}
      aria-describedby={ties.describedBy}
      aria-invalid={ties.isWrong || undefined}
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="off"
      size={wide ? undefined : 16}
      maxLength={maxLength}
      value={field.typed}
      onChange={(event) => field.type(event.currentTarget.value)}
      onBlur={field.leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') field.leave();
      }}
    />
  );
}
