import type { Log } from '../../core/index.ts';

const silent: Log = { info: () => undefined, warn: () => undefined };

/** Nowhere, or with DAYPASS_DEBUG set, a line of JSON per event on stderr. Events carry no secrets (see the port). */
export function debugLog(env: Readonly<Record<string, string | undefined>>, err: (line: string) => void): Log {
  if (!env['DAYPASS_DEBUG']) return silent;
  const write =
    (level: string) =>
    (event: string, detail?: Readonly<Record<string, unknown>>): void =>
      err(JSON.stringify({ level, event, ...detail }));
  return { info: write('info'), warn: write('warn') };
}
