import { PROMPT_WORDS } from '../../presenter/messages/prompt-words.ts';
import type { Language } from '../../shared/domain/languages.ts';

export const PROMPT_SHELLS = ['plain', 'ansi', 'bash', 'zsh', 'fish', 'powershell'] as const;
export type PromptShell = (typeof PROMPT_SHELLS)[number];

/** What a prompt shows of the role that AWS tools would use. */
export interface PromptState {
  /** The profile, or null where keys are in the environment. */
  readonly profile: string | null;
  readonly production: boolean;
  /** `unknown`: no token of IAM Identity Center is behind it. `signedOut`: there is no token. */
  readonly state: 'signedIn' | 'renewsAtNextUse' | 'expired' | 'signedOut' | 'unknown';
  readonly expiresAtMillis?: number;
}

const HOUR_MINUTES = 60;

/** `corp-prod 42m`. Production is red in every form that has colours. */
export function promptText(
  { profile, production, state, expiresAtMillis }: PromptState,
  { shell, language, nowMillis, hasColour }: PromptForm,
): string {
  const words = PROMPT_WORDS[language];
  const name = shownName(profile ?? words.keys);
  const left = expiresAtMillis === undefined ? '' : compactTime(expiresAtMillis - nowMillis);
  const tail = { signedIn: left, renewsAtNextUse: '', expired: words.expired, signedOut: words.signedOut, unknown: '' };
  const text = tail[state] === '' ? name : `${name} ${tail[state]}`;
  return production && hasColour ? inRed(escaped(text, shell), shell) : escaped(text, shell);
}

export interface PromptForm {
  readonly shell: PromptShell;
  readonly language: Language;
  readonly nowMillis: number;
  readonly hasColour: boolean;
}

/** `42m`, `3h05m`, `2d`. Rounded down. */
function compactTime(leftMillis: number): string {
  const minutes = Math.max(0, Math.floor(leftMillis / 60_000));
  const hours = Math.floor(minutes / HOUR_MINUTES);
  if (hours >= 48) return `${Math.floor(hours / 24)}d`;
  return hours > 0 ? `${hours}h${String(minutes % HOUR_MINUTES).padStart(2, '0')}m` : `${minutes}m`;
}

const LONGEST_NAME = 60;
/** Unicode's classes below take a millisecond to compile, and most names need none of them. */
const IS_PRINTABLE_ASCII = /^[ -~]*$/;

/** A profile's name comes from a file. A prompt is no place for what steers a terminal. */
function shownName(name: string): string {
  if (name.length <= LONGEST_NAME && IS_PRINTABLE_ASCII.test(name)) return name;
  const shown = Array.from(name.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '�'));
  return shown.length > LONGEST_NAME ? `${shown.slice(0, LONGEST_NAME - 1).join('')}…` : shown.join('');
}

/** zsh expands `%` in a prompt. */
function escaped(text: string, shell: PromptShell): string {
  return shell === 'zsh' ? text.replaceAll('%', '%%') : text;
}

const RED = '\u001B[31m';
const PLAIN = '\u001B[0m';

/** Shells count what a prompt shows: readline needs what has no width between \x01 and \x02, zsh has names for colours. */
function inRed(text: string, shell: PromptShell): string {
  if (shell === 'plain') return text;
  if (shell === 'zsh') return `%F{red}${text}%f`;
  if (shell === 'bash') return `\u0001${RED}\u0002${text}\u0001${PLAIN}\u0002`;
  return `${RED}${text}${PLAIN}`;
}
