import type { NewSession } from '../../../shared/contract.ts';
import { regionInStartUrl } from '../../../shared/domain/portal-hosts.ts';
import { knownSamlLink } from '../../../shared/text/known-saml-link.ts';
import { nameInStartUrl, portalKey, typedStartUrl } from '../../../shared/text/start-url.ts';
import type { SessionSnapshot } from '../../../shared/view.ts';

/** What a person has typed. An absent or empty Region or name follows from the start URL. */
export interface SessionDraft {
  readonly startUrl: string;
  readonly region?: string;
  readonly name?: string;
}

/** The Region of a portal, as it was found. */
export interface FoundRegion {
  readonly startUrl: string;
  readonly region: string;
}

const USUAL_NAME = 'aws';

/**
 * The session that a draft comes to. `region` is empty where it has to be found, and `name` where there is no start URL
 * yet. A text that is no start URL stays as typed.
 */
export function completedSession(
  draft: SessionDraft,
  known: readonly SessionSnapshot[],
  found?: FoundRegion,
): NewSession {
  const startUrl = typedStartUrl(draft.startUrl) ?? draft.startUrl.trim();
  const ofPortal = known.find((session) => portalKey(session.startUrl ?? '') === portalKey(startUrl));
  const asFound = found?.startUrl === startUrl ? found.region : '';
  return {
    startUrl,
    region: draft.region?.trim() || (regionInStartUrl(startUrl) ?? ofPortal?.region ?? asFound),
    name: draft.name?.trim() || (startUrl === '' ? '' : suggestedName(startUrl, known, ofPortal)),
  };
}

/** A portal that has a session keeps its name, so that nothing is added twice. */
function suggestedName(
  startUrl: string,
  known: readonly SessionSnapshot[],
  ofPortal: SessionSnapshot | undefined,
): string {
  if (ofPortal?.type === 'identityCenter') return ofPortal.name;
  const name = nameInStartUrl(startUrl) ?? USUAL_NAME;
  const isTaken = (other: string): boolean => known.some((session) => session.name === other);
  let free = name;
  for (let count = 2; isTaken(free); count += 1) free = `${name}-${count}`;
  return free;
}

/** A SAML application: its link as it stands, and the name that the link has. */
export function completedSamlAccount({ startUrl, name }: SessionDraft): NewSession {
  const named = knownSamlLink(startUrl)?.name ?? '';
  return { startUrl: startUrl.trim(), region: '', name: name?.trim() || shortName(named) };
}

function shortName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\w.-]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
}
