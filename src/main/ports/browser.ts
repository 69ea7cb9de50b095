import { shell } from 'electron';
import type { Browser, Log } from '../../core/index.ts';
import { DaypassError } from '../../shared/daypass-error.ts';
import { allowedLink, type LinkPolicy } from '../security/external-links.ts';

/** The person's browser, behind the gate. What the gate refuses is logged without the link itself. */
export function gatedBrowser(policy: () => LinkPolicy, log: Log): Browser {
  return {
    async open(link) {
      const allowed = allowedLink(link, policy());
      if (allowed === undefined) {
        log.warn('browser.refused', { scheme: URL.parse(link)?.protocol ?? 'unreadable' });
        throw new DaypassError('browserNotOpened');
      }
      await shell.openExternal(allowed).catch((thrown: unknown) => {
        throw new DaypassError('browserNotOpened', {}, { cause: thrown });
      });
    },
  };
}
