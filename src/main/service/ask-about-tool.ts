import type { AskAboutTool } from '../../core/index.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import type { Language } from '../../shared/domain/languages.ts';
import type { NativeDialogs } from '../native-dialogs.ts';

/** Electron's systemPreferences, as far as it asks for a fingerprint. macOS only. */
export interface TouchId {
  canPromptTouchID(): boolean;
  promptTouchID(reason: string): Promise<void>;
}

export interface AskAboutToolDeps {
  readonly dialogs: Pick<NativeDialogs, 'choose'>;
  readonly language: () => Language;
  /** Left out where the platform has none: the click alone decides. */
  readonly touchId?: TouchId;
}

const MOST_FOLDER = 200;
const ANSWERS = ['once', 'hour'] as const;

/**
 * Asks the person in a native dialog, which no page can answer, whether a tool may have keys of a production account. A yes
 * takes a fingerprint as well where the machine has a reader for it.
 */
export function askAboutTool({ dialogs, language, touchId }: AskAboutToolDeps): AskAboutTool {
  return async ({ program, folder = '', role, account = role.accountId, isNameUnknown = false }, signal) => {
    const { production, no } = messagesFor(language()).dialogs;
    const accountName = safeText(account);
    const words = production.tool(
      safeText(program),
      safeText(folder, MOST_FOLDER),
      accountName,
      safeText(role.roleName),
    );
    const { message, once, hour } = words;
    const detail = `${isNameUnknown ? production.nameUnknown : production.isProduction}${words.detail}`;
    const chosen = await dialogs.choose({ message, detail, choices: [once, hour], no }, signal);
    const answer = chosen === undefined ? undefined : ANSWERS[chosen];
    if (answer === undefined || !(await isHere(production.touchIdReason(accountName), touchId))) return 'no';
    return answer;
  };
}

async function isHere(reason: string, touchId: TouchId | undefined): Promise<boolean> {
  if (touchId?.canPromptTouchID() !== true) return true;
  return touchId.promptTouchID(reason).then(
    () => true,
    () => false,
  );
}
