import { app, dialog } from 'electron';

/** How long quitting waits for writes under way before it goes anyway. */
const QUIT_DEADLINE_MILLIS = 5000;

/**
 * True when this process is the only one; otherwise the first one has been told and this one should end.
 * Nothing is passed along: Electron loses additionalData now and then, and kills the first instance over a large one.
 */
export function isOnlyInstance(onSecondStart: () => void): boolean {
  app.on('second-instance', onSecondStart);
  return app.requestSingleInstanceLock();
}

export interface Unexpected {
  readonly log: (thrown: unknown) => void;
  readonly words: () => { readonly title: string; readonly message: string };
  /** Tests cannot click a dialog away: there the process ends instead, with the error on stderr. */
  readonly exits: boolean;
}

/** Without this an uncaught exception opens Electron's own box, which blocks everything and logs nothing. */
export function handleUnexpected(unexpected: Unexpected): void {
  let telling = false;
  const handle = (thrown: unknown): void => {
    unexpected.log(thrown);
    if (unexpected.exits) {
      console.error(thrown);
      app.exit(70);
      return;
    }
    if (telling) return;
    telling = true;
    const { title, message } = unexpected.words();
    void app
      .whenReady()
      .then(() => dialog.showMessageBox({ type: 'error', title, message }))
      .finally(() => (telling = false));
  };
  process.on('uncaughtException', handle);
  process.on('unhandledRejection', handle);
}

/** The app lives in the tray; when it does quit, `finish` runs to its end first, or to a deadline. */
export function quitAfter(onQuitting: () => void, finish: () => Promise<void>): void {
  let finished = false;
  app.on('window-all-closed', () => {
    // Kept alive by the tray.
  });
  app.on('before-quit', onQuitting);
  app.on('will-quit', (event) => {
    if (finished) return;
    event.preventDefault();
    finished = true;
    const deadline = new Promise<void>((resolve) => {
      setTimeout(resolve, QUIT_DEADLINE_MILLIS);
    });
    void Promise.race([finish().catch(() => undefined), deadline]).then(() => app.quit());
  });
}
