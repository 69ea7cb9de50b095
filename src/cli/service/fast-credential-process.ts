import { ownPaths, type ServiceSelector } from '../../core/light.ts';
import { printAndExit } from '../light/print-and-exit.ts';
import { homeDirOfPerson } from '../light/home-dir.ts';
import { askOrStartService } from './ask-or-start.ts';
import { printServiceRefusal, showWaiting } from './print-refusal.ts';
import { requesterOf } from './requester.ts';
import { waitLimitMillis, waitSecondsOf } from './wait-limit.ts';

/**
 * Answers `daypass credential-process` from the key service. Returns false where the whole program must answer: no
 * service can be had, or the arguments are not the usual ones. Ends the process after its output otherwise.
 */
export async function printFromService(args: readonly string[]): Promise<boolean> {
  const { env } = process;
  const asked = parseArguments(args);
  if (asked === undefined || env['DAYPASS_SERVICE'] === 'off') return false;
  // Without a listener, SIGUSR1 makes Node.js open a debugger port, and this process may wait for keys for a minute.
  process.on('SIGUSR1', () => undefined);
  const homeDir = homeDirOfPerson();
  const { dir: ownDir } = ownPaths({ platform: process.platform, homeDir, env });
  const hasTerminal = showWaiting.isPossible();
  const answer = await askOrStartService(
    { ownDir, homeDir, env },
    {
      ask: 'credentials',
      selector: asked.selector,
      requester: requesterOf(process.ppid, process.cwd()),
      waitMillis: waitLimitMillis(env, asked.waitSeconds),
      hasTerminal,
    },
    (notice) => void showWaiting.print(notice),
  );
  if (answer === undefined) return false;
  if (answer.ok) {
    if (!('output' in answer)) return false;
    printAndExit(answer.output);
    return true;
  }
  // The service has no terminal to ask at; this process has.
  if (answer.code === 'mfaCodeNeeded' && hasTerminal) return false;
  // The service has the environment of the process that started it; this process has its own.
  if (answer.code === 'assumedRoleInvalid' && answer.facts['problem'] === 'noEnvironment') return false;
  await printServiceRefusal(answer);
  return true;
}

interface Asked {
  readonly selector: ServiceSelector;
  readonly waitSeconds?: number;
}

const OPTIONS: ReadonlySet<string> = new Set(['--profile', '--session', '--account', '--role', '--wait']);

/** The usual arguments; undefined for all others, which the whole program explains. */
function parseArguments(args: readonly string[]): Asked | undefined {
  const values = new Map<string, string>();
  for (let at = 0; at < args.length; at += 1) {
    const [name, inline] = split(args[at] ?? '');
    if (name === '--no-wait' && inline === undefined) {
      values.set('--wait', '0');
      continue;
    }
    const value = inline ?? args[(at += 1)];
    if (!OPTIONS.has(name) || value === undefined || values.has(name)) return undefined;
    values.set(name, value);
  }
  const selector = selectorOf(values);
  const wait = values.get('--wait');
  const waitSeconds = wait === undefined ? undefined : waitSecondsOf(wait);
  if (selector === undefined || (wait !== undefined && waitSeconds === undefined)) return undefined;
  return { selector, ...(waitSeconds !== undefined && { waitSeconds }) };
}

function split(argument: string): readonly [string, string | undefined] {
  const at = argument.indexOf('=');
  return at === -1 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
}

function selectorOf(values: ReadonlyMap<string, string>): ServiceSelector | undefined {
  const [profileName, sourceId, accountId, roleName] = ['--profile', '--session', '--account', '--role'].map((name) =>
    values.get(name),
  );
  if (profileName !== undefined) {
    const isAlone = sourceId === undefined && accountId === undefined && roleName === undefined;
    return isAlone ? { profileName } : undefined;
  }
  if (sourceId === undefined || accountId === undefined || roleName === undefined) return undefined;
  return { sourceId, accountId, roleName };
}
