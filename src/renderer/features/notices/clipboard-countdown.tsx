import { useNow, useWindowState, useWords } from '../../state/window-context.ts';

/** The time until the copied keys are cleared from the clipboard. */
export function ClipboardCountdown() {
  const clearsAtMillis = useWindowState((state) => state.status?.clipboard?.clearsAtMillis);
  return clearsAtMillis === undefined ? null : <Countdown clearsAtMillis={clearsAtMillis} />;
}

/** Hidden from screen readers, which would read every second. */
function Countdown({ clearsAtMillis }: { readonly clearsAtMillis: number }) {
  const { news } = useWords().window;
  const nowMillis = useNow('second');
  const seconds = Math.max(0, Math.round((clearsAtMillis - nowMillis) / 1_000));
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return <span aria-hidden="true"> · {news.clearsIn(clock)}</span>;
}
