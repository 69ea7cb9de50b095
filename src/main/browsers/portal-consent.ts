import type { EngineState } from '../../core/index.ts';

export interface PortalConsentDeps {
  readonly state: () => EngineState;
  /** Asks the person in a native dialog. */
  readonly confirm: (host: string) => Promise<boolean>;
}

/**
 * Start URLs whose hosts may be opened in the browser. Those configured when the app started are. A start URL that
 * came later may have been written by the page itself, so its host needs the person's consent first, outside the page.
 * Hosts of AWS need none and are never asked for here.
 */
export function portalConsent({ state, confirm }: PortalConsentDeps) {
  const hosts = () => state().sessions.flatMap(({ session }) => hostOf(session.startUrl ?? '') || []);
  const allowedHosts = new Set<string>();

  return {
    /** Call once, when the config has been read and before there is a window. */
    allowConfigured(): void {
      for (const host of hosts()) allowedHosts.add(host);
    },
    /** The hosts of configured start URLs that are allowed by now. */
    allowed: (): readonly string[] => hosts().filter((host) => allowedHosts.has(host)),
    /** Asks about the host of `link` if it is that of a configured start URL. A yes holds until the app quits. */
    async ask(link: string): Promise<void> {
      if (URL.parse(link)?.protocol !== 'https:') return;
      const host = hostOf(link);
      if (allowedHosts.has(host) || !hosts().includes(host)) return;
      if (await confirm(host)) allowedHosts.add(host);
    },
  };
}

export type PortalConsent = ReturnType<typeof portalConsent>;

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}
