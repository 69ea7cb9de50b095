import { useState } from 'react';
import { timeOfDay } from './time-of-day.ts';
import styles from './controls.module.css';

interface TimeFieldProps {
  readonly id: string;
  /** `HH:MM`. */
  readonly value: string;
  readonly onChange: (time: string) => void;
}

/** A time of day by the 24-hour clock, as it is stored and shown everywhere; the browser's own field goes by the system's locale. */
export function TimeField({ id, value, onChange }: TimeFieldProps) {
  const [typed, setTyped] = useState<string>();
  const time = typed === undefined ? value : timeOfDay(typed);
  // What is no time is put back: nothing was changed.
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
