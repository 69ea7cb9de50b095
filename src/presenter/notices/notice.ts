import type { Language } from '../../shared/domain/languages.ts';
import { messagesFor } from '../messages/index.ts';
import type { TrayAct } from '../../shared/tray-act.ts';

export interface Notice {
  readonly title: string;
  readonly body: string;
  /** What a click on it does. */
  readonly act: TrayAct;
  /** The label of a button that does the same, where the system shows buttons. */
  readonly button?: string;
}

export interface NoticeContext {
  readonly nowMillis: number;
  readonly language: Language;
  readonly platform: string;
  /** Sessions whose notices the person does not want. The tray still shows their state. */
  readonly mutedSessions: readonly string[];
}

interface Words {
  readonly title: string;
  readonly body: string;
}

type ActWithButton = Extract<TrayAct, { readonly do: 'signIn' | 'copyKeys' }>;

/** A notice with an act: on macOS and Windows a button, on Linux a click on the notice, because Electron shows no buttons there. */
export function noticeWithButton(
  act: ActWithButton,
  { platform, language }: Pick<NoticeContext, 'platform' | 'language'>,
  wordsWith: (hint: string) => Words,
): Notice {
  const { notices } = messagesFor(language);
  const isSignIn = act.do === 'signIn';
  if (platform !== 'darwin' && platform !== 'win32') {
    return { ...wordsWith(isSignIn ? notices.clickToSignIn : notices.clickToCopy), act };
  }
  const words = wordsWith(isSignIn ? notices.signInToGoOn : notices.copyToGoOn);
  return { ...words, act, button: isSignIn ? notices.signInAgain : notices.copyAgain };
}
