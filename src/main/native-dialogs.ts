import { app, dialog, type SaveDialogOptions } from 'electron';
import { oneAtATime } from './one-at-a-time.ts';

/** A question that the page can't answer for the person. */
interface Question {
  readonly message: string;
  readonly detail: string;
  readonly yes: string;
  readonly no: string;
}

/** A question of a program, with several ways to say yes. */
interface Choice {
  readonly message: string;
  readonly detail: string;
  readonly choices: readonly string[];
  readonly no: string;
}

export interface NativeDialogs {
  /** True only if the person presses `yes`. False at once while another dialog is open. */
  confirm(question: Question): Promise<boolean>;
  /**
   * The index of the choice pressed; undefined on `no`, and when the signal aborts. Questions of programs come one after the
   * other, beside a dialog that the page has caused.
   */
  choose(choice: Choice, signal: AbortSignal): Promise<number | undefined>;
  /** The path chosen; undefined if the person cancels, and at once while another dialog is open. */
  chooseSavePath(options: SaveDialogOptions): Promise<string | undefined>;
}

/** The only caller of Electron's dialogs: one is open at a time, whatever the page asks for, and one more for programs. */
export function nativeDialogs(): NativeDialogs {
  const alone = oneAtATime();
  let lastChoice: Promise<unknown> = Promise.resolve();
  return {
    confirm: ({ message, detail, yes, no }) =>
      alone(async () => {
        const buttons = [yes, no];
        const { response } = await dialog.showMessageBox({
          type: 'warning',
          message,
          detail,
          buttons,
          defaultId: 1,
          cancelId: 1,
          noLink: true,
        });
        return response === 0;
      }, false),
    choose(choice, signal) {
      const chosen = lastChoice.then(() => (signal.aborted ? undefined : showChoice(choice, signal)));
      lastChoice = chosen.catch(() => undefined);
      return chosen;
    },
    chooseSavePath: (options) =>
      alone(async () => {
        const { canceled, filePath } = await dialog.showSaveDialog(options);
        return canceled || filePath === '' ? undefined : filePath;
      }, undefined),
  };
}

async function showChoice({ message, detail, choices, no }: Choice, signal: AbortSignal): Promise<number | undefined> {
  // The person is in the program that asks, not here.
  if (process.platform === 'darwin') app.focus({ steal: true });
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message,
    detail,
    buttons: [...choices, no],
    // Return and Escape, pressed while typing elsewhere, are a no.
    defaultId: choices.length,
    cancelId: choices.length,
    noLink: true,
    signal,
  });
  return signal.aborted || response >= choices.length ? undefined : response;
}
