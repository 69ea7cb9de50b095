import { useState } from 'react';
import { timeOfDay } from './time-of-day.ts';
import styles from './controls.module.css';

interface TimeFieldProps {
  readonly id: string;
  /** `HH:MM`. */
  readonly value: string;
  readonly onChange: (time: string) => void;
}

/** A time of day in 24-hour form, as it is stored and shown. The browser's own field would use the system's locale. */
export function TimeField({ id, value, onChange }: TimeFieldProps) {
  const [typed, setTyped] = useState<string>();
  const time = typed === undefined ? value : timeOfDay(typed);
  // An invalid time is replaced by the previous one.
  const leave = (): void => {
    if (time !== undefined && time !== value) onChange(time);
    setTyped(undefined);
  };
  return (
    <input
      type="text"
      id={id}
      className={styles.input}
      size={6}
      inputMode="numeric"
      autoComplete="off"
      maxLength={8}
      placeholder="22:00"
      aria-invalid={time === undefined || undefined}
      value={typed ?? value}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave();
      }}
    />
  );
}
