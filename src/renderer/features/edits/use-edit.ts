import { useEffect, useRef, useState } from 'react';
import type { RequestableEdit, EditPreview } from '../../../shared/domain/config-edits.ts';
import type { Failure } from '../../../shared/errors/outcome.ts';
import { useTools } from '../../state/window-context.ts';

/** Long enough to type on without a preview per letter, short enough to feel at once. */
const PREVIEW_DELAY_MILLIS = 150;

export interface EditProgress {
  /** What applying would change: for the edit as it is now, or as it was last without an error. */
  readonly preview: EditPreview | undefined;
  readonly failure: Failure | undefined;
  /** The failure was met in writing: `preview` is still what would be written. */
  readonly isOfWriting: boolean;
  /** False while `preview` is still that of the edit as it was before the last letter typed. */
  readonly isCurrent: boolean;
  /** The files changed under the preview that was shown; `preview` is the new one. */
  readonly stale: boolean;
  readonly applying: boolean;
  /** Set once the edit is made. */
  readonly written: EditPreview | undefined;
  /** Makes the edit as it was shown; does nothing while what is shown is not yet the edit asked for. */
  readonly apply: () => Promise<void>;
  /** Previews again, at once. */
  readonly look: () => Promise<void>;
}

interface Looked {
  /** The edit it is a preview of, as text. */
  readonly key?: string;
  readonly preview?: EditPreview;
  readonly failure?: Failure;
  /** The failure was met in writing what is shown, so writing it may be tried again as it is. */
  readonly isOfWriting?: true;
}

/** Previews an edit whenever it changes, and makes it when told: exactly as shown, or not at all. */
export function useEdit(edit: RequestableEdit | undefined): EditProgress {
  const { bridge, store } = useTools();
  const [looked, setLooked] = useState<Looked>({});
  const [stale, setStale] = useState(false);
  const [applying, setApplying] = useState(false);
  const [written, setWritten] = useState<EditPreview>();
  const turn = useRef(0);
  const hasLooked = useRef(false);
  const key = edit === undefined ? undefined : JSON.stringify(edit);

  const look = async (): Promise<void> => {
    if (edit === undefined) return;
    const now = ++turn.current;
    const outcome = await bridge.previewEdit({ edit });
    if (now !== turn.current) return;
    setLooked((before) => afterLook(before, key, outcome));
  };
  const latestLook = useRef(look);
  useEffect(() => {
    latestLook.current = look;
  });

  useEffect(() => {
    if (key === undefined) return undefined;
    const timer = setTimeout(() => void latestLook.current(), hasLooked.current ? PREVIEW_DELAY_MILLIS : 0);
    hasLooked.current = true;
    return () => {
      clearTimeout(timer);
      turn.current += 1;
    };
  }, [key]);

  const isCurrent = looked.key === key;
  const apply = async (): Promise<void> => {
    if (applying || edit === undefined) return;
    const mayWrite = looked.failure === undefined || looked.isOfWriting === true;
    if (!isCurrent || looked.preview === undefined || !mayWrite) return look();
    if (looked.preview.files.length === 0) return;
    setApplying(true);
    const outcome = await bridge.applyEdit({ edit, fingerprint: looked.preview.fingerprint });
    setApplying(false);
    if (outcome.ok) {
      setWritten(outcome.value);
      store.send({ type: 'editMade' });
      return;
    }
    if (outcome.error.code !== 'previewStale')
      return setLooked((before) => ({ ...before, failure: outcome.error, isOfWriting: true }));
    setStale(true);
    await look();
  };

  return {
    preview: looked.preview,
    failure: looked.failure,
    isOfWriting: looked.isOfWriting === true,
    isCurrent,
    stale,
    applying,
    written,
    apply,
    look,
  };
}

function afterLook(
  before: Looked,
  key: string | undefined,
  outcome: { readonly ok: true; readonly value: EditPreview } | { readonly ok: false; readonly error: Failure },
): Looked {
  const asked = key === undefined ? {} : { key };
  if (outcome.ok) return { ...asked, preview: outcome.value };
  return { ...asked, failure: outcome.error, ...(before.preview === undefined ? {} : { preview: before.preview }) };
}
