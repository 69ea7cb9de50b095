import type { SourceInfo } from '../../../shared/domain/source.ts';
import { isValidName } from '../../../shared/text/profile-name.ts';
import { portalKey } from '../../../shared/text/start-url.ts';

/** Legacy profiles of one portal, whichever form of its start URL they name it by. */
export interface LegacyPortal {
  /** One of the forms, as written. */
  readonly startUrl: string;
  /** The Regions that the profiles name. A session has one Region, so with more than one the person must decide first. */
  readonly regions: readonly string[];
  /** The session proposed: one that is there for this portal and Region, else a free name made from the portal's. */
  readonly sessionName: string;
  readonly sessionExists: boolean;
}

/** The portals that legacy profiles name, in the config file's order. */
export function legacyPortals(sources: readonly SourceInfo[]): readonly LegacyPortal[] {
  const groups = new Map<string, Required<SourceInfo>[]>();
  for (const { startUrl = '', region = '', ...source } of sources) {
    if (!source.can.movable) continue;
    const key = portalKey(startUrl);
    groups.set(key, [...(groups.get(key) ?? []), { ...source, startUrl, region }]);
  }
  const sessions = sources.filter(({ can }) => can.editable);
  const taken = new Set(sessions.map(({ id }) => id));
  return [...groups].flatMap(([key, forms]) => {
    const [first] = forms;
    if (first === undefined) return [];
    const regions = [...new Set(forms.map(({ region }) => region.toLowerCase()))];
    const existing = sessions.find(
      ({ startUrl = '', region = '' }) =>
        portalKey(startUrl) === key && regions.length === 1 && region.toLowerCase() === regions[0],
    );
    const sessionName = existing?.id ?? freeName(first.startUrl, taken);
    taken.add(sessionName);
    return [{ startUrl: first.startUrl, regions, sessionName, sessionExists: existing !== undefined }];
  });
}

/** `https://corp.awsapps.com/start` is known as `corp`. */
function freeName(startUrl: string, taken: ReadonlySet<string>): string {
  const label = /^https?:\/\/([^./]+)/i.exec(startUrl)?.[1] ?? '';
  const base = isValidName(label) ? label : 'sso';
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}-${number}`;
  return name;
}
