import { useState } from 'react';
import type { Failure, Outcome } from '../../../shared/errors/outcome.ts';
import { isPortalUrl } from '../../../shared/domain/portal-hosts.ts';
import { useTools } from '../../state/window-context.ts';

/** How it stands with the question for one portal's Region. */
export type Finding =
  | { readonly at: 'asking' }
  | { readonly at: 'found'; readonly region: string }
  | { readonly at: 'failed'; readonly failure: Failure };

export interface RegionFinder {
  /** Whether it can be asked for: a portal of AWS whose Region nobody knows yet. */
  readonly canFind: boolean;
  /** Of the portal and Region that the form shows now; undefined where nothing was asked about them. */
  readonly finding: Finding | undefined;
  /** Answers whether it was found. */
  readonly find: () => Promise<boolean>;
}

/** Asks main for the Region of the portal in a form. `onFound` is told which portal it is of: the form may show another by then. */
export function useRegionFinder(
  startUrl: string,
  region: string,
  onFound: (startUrl: string, region: string) => void,
): RegionFinder {
  const { bridge } = useTools();
  const [asked, setAsked] = useState<{ readonly startUrl: string; readonly finding: Finding }>();
  const finding = asked?.startUrl === startUrl && isAbout(asked.finding, region) ? asked.finding : undefined;

  const find = async (): Promise<boolean> => {
    setAsked({ startUrl, finding: { at: 'asking' } });
    const outcome = await bridge.findRegion({ startUrl });
    setAsked((now) => (now?.startUrl === startUrl ? { startUrl, finding: findingOf(outcome) } : now));
    if (outcome.ok) onFound(startUrl, outcome.value.region);
    return outcome.ok;
  };
  return { canFind: region === '' && isPortalUrl(startUrl), finding, find };
}

function isAbout(finding: Finding, region: string): boolean {
  return finding.at === 'found' ? finding.region === region : region === '';
}

function findingOf(outcome: Outcome<{ readonly region: string }>): Finding {
  return outcome.ok ? { at: 'found', region: outcome.value.region } : { at: 'failed', failure: outcome.error };
}
