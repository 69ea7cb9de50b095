import { glanceAtProfile, glanceAtSettings, type Surroundings } from '../../core/glance.ts';
import { productionTest } from '../../shared/domain/production.ts';
import { formatInstant, parseInstant } from '../../shared/text/instant.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { terminalLocale } from '../output/language.ts';
import { printAndExit } from '../light/print-and-exit.ts';
import { homeDirOfPerson } from '../light/home-dir.ts';
import { promptText, PROMPT_SHELLS, type PromptShell, type PromptState } from './prompt-text.ts';

/**
 * Prints the prompt for arguments of the usual form, ends the process and returns true. Returns false for others, such as `--json`, which the
 * whole program answers. Reads files only: a prompt is shown again and again.
 */
export function printPrompt(args: readonly string[]): boolean {
  const asked = parseArguments(args);
  if (asked === undefined) return false;
  const text = promptOutput(asked, process.env, Date.now());
  printAndExit(text === '' ? '' : `${text}\n`);
  return true;
}

export interface PromptRequest {
  readonly shell: PromptShell;
  readonly isJson: boolean;
}

/** The line that a prompt shows; empty where AWS tools would use no profile and no keys. */
export function promptOutput({ shell, isJson }: PromptRequest, env: Surroundings['env'], nowMillis: number): string {
  const surroundings: Surroundings = { platform: process.platform, homeDir: homeDirOfPerson(), env };
  const settings = glanceAtSettings(
    surroundings,
    terminalLocale(env, () => 'en'),
  );
  const state = promptState(surroundings, settings, nowMillis);
  if (state === undefined) return isJson ? JSON.stringify({ profile: null, state: 'none' }) : '';
  if (isJson) return JSON.stringify(asJson(state, nowMillis));
  const hasColour = !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  return promptText(state, { shell, language: settings.language, nowMillis, hasColour });
}

function parseArguments(args: readonly string[]): PromptRequest | undefined {
  const [option, value, ...rest] = args.flatMap((arg) => arg.split('='));
  if (option === undefined) return { shell: 'plain', isJson: false };
  const shell = PROMPT_SHELLS.find((name) => name === value);
  return option === '--shell' && shell !== undefined && rest.length === 0 ? { shell, isJson: false } : undefined;
}

/** Undefined where AWS tools would use neither a profile nor keys of the environment. */
function promptState(
  surroundings: Surroundings,
  { productionPattern }: Pick<Settings, 'productionPattern'>,
  nowMillis: number,
): PromptState | undefined {
  const { env } = surroundings;
  const profile = env['AWS_PROFILE'];
  if (profile === undefined || profile === '') return keysState(env, nowMillis);
  const glance = glanceAtProfile(surroundings, profile, nowMillis);
  const { accountId, accountNames = [''], mark, token } = glance ?? {};
  const isProduction = productionTest(productionPattern);
  const production =
    accountId !== undefined && accountNames.some((accountName) => isProduction({ accountId, accountName }, mark));
  const { expiresAtMillis, canRenew = false } = token ?? {};
  if (token === undefined) return { profile, production, state: 'unknown' };
  if (expiresAtMillis === undefined) return { profile, production, state: 'signedOut' };
  if (expiresAtMillis > nowMillis) return { profile, production, state: 'signedIn', expiresAtMillis };
  return { profile, production, state: canRenew ? 'renewsAtNextUse' : 'expired', expiresAtMillis };
}

/** Keys that an export of ours has put into the environment say when they end. */
function keysState(env: Surroundings['env'], nowMillis: number): PromptState | undefined {
  if (!env['AWS_ACCESS_KEY_ID'] || !env['AWS_SESSION_TOKEN']) return undefined;
  const expiresAtMillis = parseInstant(env['AWS_CREDENTIAL_EXPIRATION']);
  if (expiresAtMillis === undefined) return { profile: null, production: false, state: 'unknown' };
  const state = expiresAtMillis > nowMillis ? 'signedIn' : 'expired';
  return { profile: null, production: false, state, expiresAtMillis };
}

function asJson({ expiresAtMillis, ...state }: PromptState, nowMillis: number) {
  if (expiresAtMillis === undefined) return { ...state, expiresAt: null, secondsLeft: null };
  const secondsLeft = Math.max(0, Math.floor((expiresAtMillis - nowMillis) / 1000));
  return { ...state, expiresAt: formatInstant(expiresAtMillis), secondsLeft };
}
