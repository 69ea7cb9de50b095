import type { en } from './en.ts';
import { appMenu } from './ja/window/app-menu.ts';
import { cli } from './ja/cli.ts';
import { clock } from './ja/clock.ts';
import { assumed, formats, states, time } from './ja/common.ts';
import { dialogs } from './ja/dialogs.ts';
import { edits } from './ja/edits.ts';
import { commandLineAdvice, errors } from './ja/errors.ts';
import { findings } from './ja/findings.ts';
import { imports } from './ja/moving/imports.ts';
import { notices } from './ja/notices.ts';
import { signInWindow } from './ja/window/sign-in-window.ts';
import { tray } from './ja/tray.ts';
import { window } from './ja/window.ts';

/** All words for people, in Japanese. */
export const ja: typeof en = {
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
