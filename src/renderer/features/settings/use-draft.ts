import { useEffect, useRef, useState } from 'react';

export interface Draft {
  readonly text: string;
  readonly type: (text: string) => void;
  /** Saves the typed text if it differs. Called on blur, on Enter, and when the page unmounts. */
  readonly save: () => Promise<void>;
}

/** A text that is saved when the person has finished typing. A text that is refused stays in the field. */
export function useDraft(saved: string, set: (text: string) => Promise<boolean>): Draft {
  const [typed, setTyped] = useState<string>();
  const saving = useRef<string>(undefined);
  const save = async (): Promise<void> => {
    const text = typed?.trim();
    // Leaving the page by key blurs the field and unmounts the page; save once.
    if (text === undefined || text === saving.current) return;
    saving.current = text;
    const isSaved = text === saved || (await set(text));
    saving.current = undefined;
    if (isSaved) setTyped((now) => (now === typed ? undefined : now));
  };
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => () => void latest.current(), []);
  return { text: typed ?? saved, type: setTyped, save };
}
