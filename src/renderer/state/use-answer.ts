import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Outcome } from '../../shared/errors/outcome.ts';

export interface Answer<T> {
  /** The last successful answer. It stays while a newer one is awaited. */
  readonly value: T | undefined;
  /** Why the last request failed; undefined after a success. */
  readonly failure: Failure | undefined;
  readonly asking: boolean;
  readonly askAgain: () => void;
}

interface Received<T> {
  /** The function whose answer it is. */
  readonly of?: () => Promise<Outcome<T>>;
  readonly value?: T;
  readonly failure?: Failure;
}

/**
 * Calls `ask` when the component mounts, whenever `ask` changes, and on `askAgain`. Answers to earlier calls are ignored.
 * `ask` must be the same function for as long as its answer stays the same.
 */
export function useAnswer<T>(ask: () => Promise<Outcome<T>>): Answer<T> {
  const [heard, setHeard] = useState<Received<T>>({});
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
