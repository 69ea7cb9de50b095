import type { Engine } from '../../core/index.ts';

export interface PortalConsentDeps {
  /** Asks the person in a native dialog if the browser may open the host. */
  readonly confirm: (host: string) => Promise<boolean>;
  /** Asks the person in a native dialog if Daypass may ask the host for the portal that it leads to. */
  readonly confirmFetch: (host: string) => Promise<boolean>;
}

/**
 * Start URLs whose hosts may be opened in the browser, and may be fetched. Those configured when the app started are. A start URL that
 * came later may have been written by the page itself, so its host needs the person's consent first, outside the page.
 * Hosts of AWS need none and are never asked for here.
 */
export function portalConsent({ confirm, confirmFetch }: PortalConsentDeps) {
  let engine: Pick<Engine, 'state'> | undefined;
  const hosts = () => engine?.state.sessions.flatMap(({ session }) => hostOf(session.startUrl ?? '') || []) ?? [];
  const allowedHosts = new Set<string>();
  const fetchedHosts = new Set<string>();

  /** True if the link's host is that of a configured start URL and allowed, or the person allows it now. */
  const mayOpen = async (link: string): Promise<boolean> => {
    const host = hostOf(link);
    if (!hosts().includes(host)) return false;
    if (!allowedHosts.has(host) && (await confirm(host))) allowedHosts.add(host);
    return allowedHosts.has(host);
  };

  return {
    /** Call once, when the engine has read the config and before there is a window. Until then no host is allowed. */
    start(started: Pick<Engine, 'state'>): void {
      engine = started;
      for (const host of hosts()) allowedHosts.add(host);
    },
    /** The hosts of configured start URLs that are allowed by now. */
    allowed: (): readonly string[] => hosts().filter((host) => allowedHosts.has(host)),
    /** Asks about the host of `link` if it is that of a configured start URL. A yes holds until the app quits. */
    async ask(link: string): Promise<void> {
      if (URL.parse(link)?.protocol === 'https:') await mayOpen(link);
    },
    mayOpen,
    /**
     * True if a start URL outside AWS may be fetched: the page may name any, in the form for a new session or in an edit. A
     * yes holds for its host until the app quits. It does not let the browser open that host.
     */
    async mayFetch(startUrl: string): Promise<boolean> {
      const host = hostOf(startUrl);
      if (allowedHosts.has(host) || fetchedHosts.has(host)) return true;
      if (host === '' || !(await confirmFetch(host))) return false;
      fetchedHosts.add(host);
      return true;
    },
  };
}

export type PortalConsent = ReturnType<typeof portalConsent>;

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}
