import { useState } from 'react';
import { classNames } from '../../../ui/class-names.ts';
import { useDraft } from '../use-draft.ts';
import type { Setting } from '../use-setting.ts';
import styles from './controls.module.css';
import type { ControlLabelling } from './setting-row.tsx';

/** A text that is saved when the field loses the focus, if it is valid. */
interface CheckedDraft {
  readonly typed: string;
  /** The typed text, trimmed. */
  readonly text: string;
  readonly isFit: boolean;
  /** The field was left with an invalid text. While the person types, nothing is marked. */
  readonly isWrong: boolean;
  readonly type: (text: string) => void;
  readonly leave: () => void;
}

/** `ofEmpty`: the value that an empty field means. */
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
  readonly labelling: ControlLabelling;
  readonly field: CheckedDraft;
  readonly maxLength: number;
  readonly wide?: boolean;
  /** The id of a datalist. */
  readonly list?: string;
}

export function CheckedField({ labelling, field, maxLength, wide = false, list }: CheckedFieldProps) {
  return (
    <input
      type="text"
      id={labelling.id}
      className={classNames(styles.input, wide && styles.wide)}
      list={list}
      aria-describedby={labelling.describedBy}
      aria-invalid={labelling.isWrong || undefined}
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
