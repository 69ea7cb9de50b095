import type { NewSession } from '../../../shared/contract.ts';
import { regionInStartUrl } from '../../../shared/domain/portal-hosts.ts';
import { knownSamlLink } from '../../../shared/text/known-saml-link.ts';
import { nameInStartUrl, portalKey, typedStartUrl } from '../../../shared/text/start-url.ts';
import type { SessionSnapshot } from '../../../shared/view.ts';

/** What a person has typed. An absent or empty Region or name is derived from the start URL. */
export interface SessionDraft {
  readonly startUrl: string;
  readonly region?: string;
  readonly name?: string;
}

/** The Region that a portal returned when it was asked. */
export interface FoundRegion {
  readonly startUrl: string;
  readonly region: string;
}

const USUAL_NAME = 'aws';

/**
 * The session that a draft describes. `region` is empty if the portal has to be asked for it, and `name` if there is no start
 * URL yet. A text that is not a start URL stays as typed.
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

/** If the portal has a session already, its name, so that nothing is added twice; else a free name. */
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

/** The SAML account that a draft describes: the link as typed, and a name from the link. */
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
