import { shell } from 'electron';
import type { Browser, EngineState, Log, Surroundings } from '../../core/index.ts';
import { DaypassError } from '../../shared/daypass-error.ts';
import { allowedLink, endpointUrlsOf } from '../security/external-links.ts';

/** The person's browser, behind the gate. What the gate refuses is logged without the link itself. */
export function gatedBrowser(env: Surroundings['env'], state: () => EngineState, log: Log): Browser {
  const endpointUrls = endpointUrlsOf(env);
  return {
    async open(link) {
      const allowed = allowedLink(link, {
        startUrls: state().sessions.map(({ session }) => session.startUrl),
        endpointUrls,
      });
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
