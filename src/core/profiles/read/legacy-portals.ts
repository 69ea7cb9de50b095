import type { SsoSession } from '../../state.ts';
import { isValidName } from './profile-name.ts';
import { withoutEnding } from '../../../shared/text/without-ending.ts';

/** Legacy profiles of one portal, whichever form of its start URL they name it by. */
export interface LegacyPortal {
  /** One of the forms, as written. */
  readonly startUrl: string;
  /** More than one must be brought together by the person: a session has one. */
  readonly regions: readonly string[];
  readonly profileNames: readonly string[];
  /** The session proposed: one that is there for this portal and Region, else a free name made from the portal's. */
  readonly sessionName: string;
  readonly sessionExists: boolean;
}

/** The portals that legacy profiles name, in the config file's order. */
export function legacyPortals(sessions: readonly SsoSession[]): readonly LegacyPortal[] {
  const groups = new Map<string, SsoSession[]>();
  for (const session of sessions) {
    if (session.kind !== 'legacy') continue;
    const key = portalKey(session.startUrl);
    groups.set(key, [...(groups.get(key) ?? []), session]);
  }
  const taken = new Set(sessions.filter(({ kind }) => kind === 'session').map(({ name }) => name));
  return [...groups].flatMap(([key, forms]) => {
    const [first] = forms;
    if (first === undefined) return [];
    const regions = [...new Set(forms.map(({ region }) => region.toLowerCase()))];
    const existing = sessions.find(
      ({ kind, startUrl, region }) =>
        kind === 'session' &&
        portalKey(startUrl) === key &&
        regions.length === 1 &&
        region.toLowerCase() === regions[0],
    );
    const sessionName = existing?.name ?? freeName(first.startUrl, taken);
    taken.add(sessionName);
    return [
      {
        startUrl: first.startUrl,
        regions,
        profileNames: forms.flatMap(({ profileNames }) => profileNames),
        sessionName,
        sessionExists: existing !== undefined,
      },
    ];
  });
}

/** The same for every form of a start URL that leads to one portal: with or without `/`, `#` or `#/` at its end. */
export function portalKey(startUrl: string): string {
  return withoutEnding(startUrl, '/#').toLowerCase();
}

/** `https://corp.awsapps.com/start` is known as `corp`. */
function freeName(startUrl: string, taken: ReadonlySet<string>): string {
  const label = /^https?:\/\/([^./]+)/i.exec(startUrl)?.[1] ?? '';
  const base = isValidName(label) ? label : 'sso';
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}-${number}`;
  return name;
}
