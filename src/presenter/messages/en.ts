import { appMenu } from './en/window/app-menu.ts';
import { cli } from './en/cli.ts';
import { clock } from './en/clock.ts';
import { assumed, formats, states, time } from './en/common.ts';
import { dialogs } from './en/dialogs.ts';
import { edits } from './en/edits.ts';
import { commandLineAdvice, errors } from './en/errors.ts';
import { findings } from './en/findings.ts';
import { imports } from './en/moving/imports.ts';
import { notices } from './en/notices.ts';
import { signInWindow } from './en/window/sign-in-window.ts';
import { tray } from './en/tray.ts';
import { window } from './en/window.ts';

/** All words for people, in English. Its shape is the catalogue's: every other language has the same keys or does not compile. */
export const en = {
  window,
  tray,
  appMenu,
  notices,
  signInWindow,
  states,
  formats,
  assumed,
  time,
  cli,
  clock,
  dialogs,
  edits,
  errors,
  findings,
  imports,
  commandLineAdvice,
};
