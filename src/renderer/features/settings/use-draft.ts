import { useEffect, useRef, useState } from 'react';

export interface Draft {
  readonly text: string;
  readonly type: (text: string) => void;
  /** Keeps what was typed, where it differs; called when the field is left, on Enter, and when the page goes away. */
  readonly save: () => Promise<void>;
}

/** A text that is typed in peace and kept once it is done with; what is refused stays to be fixed. */
export function useDraft(saveState: string, set: (text: string) => Promise<boolean>): Draft {
  const [typed, setTyped] = useState<string>();
  const saving = useRef<string>(undefined);
  const save = async (): Promise<void> => {
    const text = typed?.trim();
    // Leaving the page by key ends the field and the page: one saving is enough.
    if (text === undefined || text === saving.current) return;
    saving.current = text;
    const isSaved = text === saveState || (await set(text));
    saving.current = undefined;
    if (isSaved) setTyped((now) => (now === typed ? undefined : now));
  };
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => () => void latest.current(), []);
  return { text: typed ?? saveState, type: setTyped, save };
}
