import { useEffect, useRef, useState } from 'react';

export interface Draft {
  readonly text: string;
  readonly type: (text: string) => void;
  /** Keeps what was typed, where it differs; called when the field is left, on Enter, and when the page goes away. */
  readonly keep: () => Promise<void>;
}

/** A text that is typed in peace and kept once it is done with; what is refused stays to be mended. */
export function useDraft(kept: string, set: (text: string) => Promise<boolean>): Draft {
  const [typed, setTyped] = useState<string>();
  const keeping = useRef<string>(undefined);
  const keep = async (): Promise<void> => {
    const text = typed?.trim();
    // Leaving the page by key ends the field and the page: one saving is enough.
    if (text === undefined || text === keeping.current) return;
    keeping.current = text;
    const isKept = text === kept || (await set(text));
    keeping.current = undefined;
    if (isKept) setTyped((now) => (now === typed ? undefined : now));
  };
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => () => void latest.current(), []);
  return { text: typed ?? kept, type: setTyped, keep };
}
