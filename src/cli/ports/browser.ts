import { spawn } from 'node:child_process';
import type { Browser } from '../../core/index.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';

/** An opener that still runs after this long has become, or waits for, the browser itself. */
const HANDED_OVER_MILLIS = 1500;

/** Opens pages by the platform's own opener, without a shell in between: a link is an argument, never a command. */
export function systemBrowser(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): Browser {
  return {
    async open(url) {
      const page = webPage(url);
      const { openerEnvironment } = await import('../../core/index.ts');
      const openerEnv = openerEnvironment(env);
      const failures: unknown[] = [];
      for (const [command, ...args] of openers(platform, env)) {
        try {
          return await handOver(command, withPage(args, page), openerEnv);
        } catch (failure) {
          failures.push(failure);
        }
      }
      throw new DaypassError('browserNotOpened', {}, { cause: failures.at(-1) });
    },
  };
}

function webPage(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol !== 'https:' && parsed?.protocol !== 'http:') throw new DaypassError('browserNotOpened');
  return parsed.href;
}

type Opener = readonly [command: string, ...args: string[]];

function openers(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): readonly Opener[] {
  if (platform === 'win32') return [['rundll32', 'url.dll,FileProtocolHandler']];
  const chosen = chosenBrowsers(env['BROWSER'] ?? '');
  if (platform === 'darwin') return [...chosen, ['open']];
  return env['WSL_DISTRO_NAME'] ? [...chosen, ['wslview'], ['xdg-open']] : [...chosen, ['xdg-open']];
}

/** The commands of `$BROWSER`, parted by colons, as xdg-open and Python's webbrowser read it. */
function chosenBrowsers(value: string): readonly Opener[] {
  return value.split(':').flatMap((text) => {
    const [command, ...args] = text.trim().split(/\s+/u);
    return command === undefined || command === '' ? [] : [[command, ...args] as const];
  });
}

/** `%s` in a command stands for the page; without it the page comes last. */
function withPage(args: readonly string[], page: string): readonly string[] {
  return args.includes('%s') ? args.map((arg) => (arg === '%s' ? page : arg)) : [...args, page];
}

function handOver(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], {
      stdio: 'ignore',
      detached: true,
      windowsHide: true,
      env: { ...env },
    });
    const timer = setTimeout(resolve, HANDED_OVER_MILLIS);
    child.on('error', (cause) => {
      clearTimeout(timer);
      reject(cause);
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve();
      else reject(new Error(`${command} ended with ${String(code)}`));
    });
    child.unref();
  });
}
