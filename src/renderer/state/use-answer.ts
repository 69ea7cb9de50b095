import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Outcome } from '../../shared/errors/outcome.ts';

export interface Answer<T> {
  /** The last good answer; it stays while a newer one is asked for. */
  readonly value: T | undefined;
  /** Why the last asking failed; gone once one succeeds. */
  readonly failure: Failure | undefined;
  readonly asking: boolean;
  readonly askAgain: () => void;
}

interface Heard<T> {
  /** Whose answer it is. */
  readonly of?: () => Promise<Outcome<T>>;
  readonly value?: T;
  readonly failure?: Failure;
}

/**
 * Asks main when the component appears, whenever `ask` changes, and when told to. Only the latest asking is heard.
 * `ask` must stay the same function until its answer may differ.
 */
export function useAnswer<T>(ask: () => Promise<Outcome<T>>): Answer<T> {
  const [heard, setHeard] = useState<Heard<T>>({});
  const [askedAgain, setAskedAgain] = useState(false);
  const latest = useRef(0);
  const askNow = useCallback(async (): Promise<void> => {
    const turn = ++latest.current;
    const outcome = await ask();
    if (turn !== latest.current) return;
    setAskedAgain(false);
    setHeard((before) =>
      outcome.ok ? { of: ask, value: outcome.value } : { ...before, of: ask, failure: outcome.error },
    );
  }, [ask]);
  useEffect(() => {
    void askNow();
    return () => {
      latest.current += 1;
    };
  }, [askNow]);
  const askAgain = useCallback(() => {
    setAskedAgain(true);
    void askNow();
  }, [askNow]);
  return { value: heard.value, failure: heard.failure, asking: askedAgain || heard.of !== ask, askAgain };
}
