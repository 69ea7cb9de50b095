import type { Language } from '../../shared/domain/languages.ts';

/** The few words of a shell's prompt. They are apart from the others, whose loading costs more than a prompt may take. */
export const PROMPT_WORDS: Readonly<Record<Language, Readonly<Record<'keys' | 'expired' | 'signedOut', string>>>> = {
  en: { keys: 'keys', expired: 'expired', signedOut: 'signed out' },
  ja: { keys: 'キー', expired: '期限切れ', signedOut: '未サインイン' },
};
