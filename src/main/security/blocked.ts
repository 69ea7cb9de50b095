import type { Log } from '../../core/index.ts';

/** Takes what a page was denied. */
export type OnBlocked = (what: string, detail?: Readonly<Record<string, string>>) => void;

/** Logs what was denied, without addresses. */
export function reportingLog(log: Log): OnBlocked {
  return (what, detail) => log.warn('blocked', { what, ...detail });
}

export function schemeOf(url: string): string {
  return URL.parse(url)?.protocol ?? 'unreadable';
}
