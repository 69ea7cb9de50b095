import { app, dialog } from 'electron';
import type { Log } from '../../core/index.ts';
import { errorWords } from '../../presenter/words/error-words.ts';
import { languageFor } from '../../shared/domain/languages.ts';

/**
 * How long quitting waits for what is under way before it goes anyway: longer than AWS may take for one answer. A refresh
 * token that was spent is worth nothing without that answer.
 */
const QUIT_DEADLINE_MILLIS = 25_000;
/** EX_SOFTWARE of sysexits.h. */
const EXIT_INTERNAL = 70;

/**
 * True when this process is the only one; otherwise the first one has been told and this one should end.
 * Only the command line is passed along: Electron loses additionalData now and then, and kills the first instance over
 * a large one.
 */
export function isOnlyInstance(): boolean {
  return app.requestSingleInstanceLock();
}

export type SecondStart = (args: readonly string[]) => void;

/** Answers where to say what a second start does; those that came before, while this one was starting, do it then. */
export function secondStarts(): (take: SecondStart) => void {
  const waiting: (readonly string[])[] = [];
  let take: SecondStart = (args) => void waiting.push(args);
  app.on('second-instance', (_event, args) => take(args));
  return (wanted) => {
    take = wanted;
    for (const args of waiting) take(args);
  };
}

/**
 * Without this an uncaught exception opens Electron's own box, which blocks everything and logs nothing. Tests cannot
 * click a box away: there the process ends instead, with the error on stderr.
 */
export function handleUnexpected(log: Log, isTesting: boolean): void {
  let isNotifying = false;
  const handle = (thrown: unknown): void => {
    log.warn('unexpected', { error: thrown });
    if (isTesting) {
      console.error(thrown);
      app.exit(EXIT_INTERNAL);
    } else if (!isNotifying) {
      isNotifying = true;
      void notify().finally(() => (isNotifying = false));
    }
  };
  process.on('uncaughtException', handle);
  process.on('unhandledRejection', handle);
}

async function notify(): Promise<void> {
  await app.whenReady();
  const language = languageFor(app.getPreferredSystemLanguages());
  const { message, next } = errorWords({ code: 'internal', facts: {} }, language);
  await dialog.showMessageBox({ type: 'error', title: app.name, message, detail: next });
}

/**
 * The app lives on without a window; when it does quit, `finish` runs to its end first, or to a deadline. Who starts the app
 * meanwhile reaches this process, which can show nothing any more: it starts again then.
 */
export function quitAfter(onQuitting: readonly (() => void)[], finish: () => Promise<unknown>): void {
  let isFinished = false;
  app.on('window-all-closed', () => {
    // Kept alive by the tray.
  });
  for (const react of onQuitting) app.on('before-quit', react);
  app.on('will-quit', (event) => {
    if (isFinished) return;
    event.preventDefault();
    isFinished = true;
    let isWantedAgain = false;
    app.on('second-instance', () => (isWantedAgain = true));
    const deadline = new Promise<void>((resolve) => {
      setTimeout(resolve, QUIT_DEADLINE_MILLIS);
    });
    const end = (): void => {
      if (isWantedAgain) app.relaunch();
      // A second quit() from here hangs in Chromium's shutdown on Linux (Electron 33); windows are closed by now.
      app.exit(0);
    };
    void Promise.race([finish(), deadline]).then(end, end);
  });
}
