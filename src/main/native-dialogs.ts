import { dialog, type SaveDialogOptions } from 'electron';
import { oneAtATime } from './one-at-a-time.ts';

/** A question that the page can't answer for the person. */
interface Question {
  readonly message: string;
  readonly detail: string;
  readonly yes: string;
  readonly no: string;
}

export interface NativeDialogs {
  /** True only if the person presses `yes`. False at once while another dialog is open. */
  confirm(question: Question): Promise<boolean>;
  /** The path chosen; undefined if the person cancels, and at once while another dialog is open. */
  chooseSavePath(options: SaveDialogOptions): Promise<string | undefined>;
}

/** The only caller of Electron's dialogs: one is open at a time, whatever the page asks for. */
export function nativeDialogs(): NativeDialogs {
  const alone = oneAtATime();
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
    chooseSavePath: (options) =>
      alone(async () => {
        const { canceled, filePath } = await dialog.showSaveDialog(options);
        return canceled || filePath === '' ? undefined : filePath;
      }, undefined),
  };
}
