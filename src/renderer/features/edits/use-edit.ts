import { useEffect, useRef, useState } from 'react';
import type { RequestableEdit, EditPreview } from '../../../shared/domain/config-edits.ts';
import type { Failure } from '../../../shared/errors/outcome.ts';
import { useTools } from '../../state/window-context.ts';

/** Long enough for no preview per letter, short enough to go unnoticed. */
const PREVIEW_DELAY_MILLIS = 150;

export interface EditProgress {
  /** What isApplying would change. While the edit is invalid, the last valid preview. */
  readonly preview: EditPreview | undefined;
  readonly failure: Failure | undefined;
  /** The failure happened while writing, so `preview` is still what would be written. */
  readonly isWriteFailure: boolean;
  /** False until the preview of the current edit has arrived. */
  readonly isCurrent: boolean;
  /** The files changed after the preview was shown. `preview` is the new one. */
  readonly isStale: boolean;
  readonly isApplying: boolean;
  /** Set after the edit was written. */
  readonly written: EditPreview | undefined;
  /** Writes the edit as it was shown. If the shown preview is outdated, it previews again instead. */
  readonly apply: () => Promise<void>;
  /** Previews again, without the delay. */
  readonly previewAgain: () => Promise<void>;
}

interface LastPreview {
  /** The edit that was previewed, as JSON. */
  readonly key?: string;
  readonly preview?: EditPreview;
  readonly failure?: Failure;
  /** The failure happened while writing the preview, so writing may be tried again. */
  readonly isWriteFailure?: true;
}

/** Previews an edit whenever it changes. `apply` writes exactly what was shown, or nothing. */
export function useEdit(edit: RequestableEdit | undefined): EditProgress {
  const { bridge, store } = useTools();
  const [last, setLast] = useState<LastPreview>({});
  const [isStale, setStale] = useState(false);
  const [isApplying, setApplying] = useState(false);
  const [written, setWritten] = useState<EditPreview>();
  const turn = useRef(0);
  const hasPreviewed = useRef(false);
  const key = edit === undefined ? undefined : JSON.stringify(edit);

  const previewAgain = async (): Promise<void> => {
    if (edit === undefined) return;
    const now = ++turn.current;
    const outcome = await bridge.previewEdit({ edit });
    if (now !== turn.current) return;
    setLast((before) => afterPreview(before, key, outcome));
  };
  const latestPreviewAgain = useRef(previewAgain);
  useEffect(() => {
    latestPreviewAgain.current = previewAgain;
  });

  useEffect(() => {
    if (key === undefined) return undefined;
    const timer = setTimeout(() => void latestPreviewAgain.current(), hasPreviewed.current ? PREVIEW_DELAY_MILLIS : 0);
    hasPreviewed.current = true;
    return () => {
      clearTimeout(timer);
      turn.current += 1;
    };
  }, [key]);

  const isCurrent = last.key === key;
  const apply = async (): Promise<void> => {
    if (isApplying || edit === undefined) return;
    const mayWrite = last.failure === undefined || last.isWriteFailure === true;
    if (!isCurrent || last.preview === undefined || !mayWrite) return previewAgain();
    if (last.preview.files.length === 0) return;
    setApplying(true);
    const outcome = await bridge.applyEdit({ edit, fingerprint: last.preview.fingerprint });
    setApplying(false);
    if (outcome.ok) {
      setWritten(outcome.value);
      store.send({ type: 'editMade' });
      return;
    }
    if (outcome.error.code !== 'previewStale')
      return setLast((before) => ({ ...before, failure: outcome.error, isWriteFailure: true }));
    setStale(true);
    await previewAgain();
  };

  return {
    preview: last.preview,
    failure: last.failure,
    isWriteFailure: last.isWriteFailure === true,
    isCurrent,
    isStale,
    isApplying,
    written,
    apply,
    previewAgain,
  };
}

function afterPreview(
  before: LastPreview,
  key: string | undefined,
  outcome: { readonly ok: true; readonly value: EditPreview } | { readonly ok: false; readonly error: Failure },
): LastPreview {
  const asked = key === undefined ? {} : { key };
  if (outcome.ok) return { ...asked, preview: outcome.value };
  return { ...asked, failure: outcome.error, ...(before.preview === undefined ? {} : { preview: before.preview }) };
}
