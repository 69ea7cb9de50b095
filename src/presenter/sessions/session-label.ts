import type { SsoSession } from '../../core/state.ts';
import { safeText } from '../words/safe-text.ts';

/** What people read for a session: its name, or a legacy one's start URL host. Safe to show. */
export function sessionLabel(session: Pick<SsoSession, 'name' | 'kind' | 'startUrl'>): string {
  return safeText(session.kind === 'legacy' ? hostOf(session.startUrl) : session.name);
}

/** The host by pattern: `URL` is not there in this room, and an odd start URL must still show as something. */
function hostOf(startUrl: string): string {
  return /^https?:\/\/(?:[^/?#@]*@)?([^/?#]+)/iu.exec(startUrl)?.[1] ?? startUrl;
}
