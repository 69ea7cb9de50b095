import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { isWritableValue } from '../../config/edit/config-append.ts';
import type { ConfigDocument, ConfigEntry, ConfigSection } from '../../config/document/config-document.ts';
import type { DocumentEdit } from '../../config/edit/requested-edit.ts';
import { checkStartUrl } from '../../sources/identity-center/portal/start-url.ts';
import { checkRegion } from '../../../shared/text/regions.ts';
import type { AwsFiles, EditPlan } from '../editor/edit-plan.ts';
import { portalKey } from '../../../shared/text/start-url.ts';
import { sessionSection } from './plan-session.ts';
import { profileNameOf, sessionSections, valuesOf } from '../read/profile-sections.ts';
import { isNameTaken } from '../read/taken-names.ts';

type MoveLegacy = Extract<ConfigEdit, { edit: 'moveLegacy' }>;

/**
 * Plans the legacy profiles of one portal over to one `sso-session`: where a profile said `sso_start_url` it says
 * `sso_session`, its `sso_region` goes, and all other lines stay. The session is added unless one of this name, portal and
 * Region is there.
 *
 * The legacy token stays where it is and is not made the session's. It was issued to a client without scopes and has no
 * refresh token: under the session's name it could not be renewed (the SDK for JavaScript refuses such a token for its last
 * five minutes), so it would only put the one sign-in off to some moment at work, and signing out would leave its twin.
 *
 * Throws: nothingSelected (no such legacy profile), startUrlInvalid, regionInvalid, regionsDiffer, nameInvalid,
 * sessionExists (of this name, for another portal or Region).
 */
export function planMoveLegacy({ startUrl, sessionName }: MoveLegacy, { config }: AwsFiles): EditPlan {
  const profiles = legacyProfiles(config, portalKey(startUrl));
  if (profiles.size === 0) throw new DaypassError('nothingSelected');
  const region = oneRegion([...profiles.values()].flat(), startUrl);
  const isThere = isSessionThere(config, sessionName, { key: portalKey(startUrl), region });
  const addition: readonly DocumentEdit[] = isThere
    ? []
    : [
        {
          do: 'addSection',
          section: sessionSection({ name: sessionName, startUrl: checkStartUrl(startUrl), region }),
        },
      ];
  if (!isWritableValue(sessionName)) throw new DaypassError('nameInvalid', { name: sessionName.slice(0, 200) });
  const forms = new Set([...profiles.values()].map((sections) => valuesOf(sections).get('sso_start_url') ?? ''));
  return {
    config: [
      ...[...profiles.values()].flatMap((sections) => sections.flatMap((one) => moved(one, config, sessionName))),
      ...addition,
    ],
    added: isThere ? [] : [sessionName],
    changed: [...profiles.keys()],
    warnings: isThere ? [] : [{ code: 'signInNeededAfter', facts: { session: sessionName } }],
    renamedSessions: [...forms].map((from) => ({ from, to: sessionName })),
  };
}

/** The sections of every legacy profile of the portal, by profile name; duplicates of a name belong together. */
function legacyProfiles({ sections }: ConfigDocument, key: string): ReadonlyMap<string, readonly ConfigSection[]> {
  const byName = new Map<string, ConfigSection[]>();
  for (const section of sections) {
    const name = profileNameOf(section);
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), section]);
  }
  return new Map(
    [...byName].filter(([, ofName]) => {
      const values = valuesOf(ofName);
      const legacyUrl = values.has('sso_session') ? undefined : values.get('sso_start_url');
      return legacyUrl !== undefined && portalKey(legacyUrl) === key;
    }),
  );
}

function oneRegion(sections: readonly ConfigSection[], startUrl: string): string {
  const named = sections
    .flatMap(({ entries }) => entries)
    .filter(({ key, value }) => key === 'sso_region' && value !== '');
  const regions = [...new Set(named.map(({ value }) => value.toLowerCase()))];
  if (regions.length > 1)
    throw new DaypassError('regionsDiffer', {
      startUrl: startUrl.slice(0, 200),
      regions: regions.join(', ').slice(0, 200),
    });
  return checkRegion(regions[0] ?? '');
}

/** Whether the session is there already. Throws sessionExists where its name stands for something else. */
function isSessionThere(
  config: ConfigDocument,
  name: string,
  { key, region }: { readonly key: string; readonly region: string },
): boolean {
  if (!isNameTaken(config, 'sso-session', name)) return false;
  const values = valuesOf(sessionSections(config, name));
  const isSame =
    portalKey(values.get('sso_start_url') ?? '') === key && values.get('sso_region')?.toLowerCase() === region;
  if (!isSame) throw new DaypassError('sessionExists', { name });
  return true;
}

/** In place of the first `sso_start_url` comes the session's name; further ones, and `sso_region`, go. */
function moved(section: ConfigSection, document: ConfigDocument, sessionName: string): readonly DocumentEdit[] {
  const leaving = section.entries.filter(({ key }) => key === 'sso_start_url' || key === 'sso_region');
  const first = leaving.find(({ key }) => key === 'sso_start_url');
  return leaving.map((entry) => {
    const { indent, comments } = besideValue(entry, document);
    const texts = entry === first ? [...comments, `${indent}sso_session = ${sessionName}`] : comments;
    return { do: 'replaceLines', from: entry.lineNumber, to: entry.lineNumber, texts };
  });
}

/**
 * A comment after the value gets a line of its own: botocore would read it as part of the session's name. As bytes, one
 * character each, for a comment need not be UTF-8.
 */
function besideValue({ lineNumber }: ConfigEntry, { layout }: ConfigDocument) {
  const line = layout.bytes
    .subarray(layout.startOf(lineNumber - 1), layout.textEndOf(lineNumber - 1))
    .toString('latin1');
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  const comment = /[ \t]([#;].*)/s.exec(line)?.[1];
  return { indent, comments: comment === undefined ? [] : [Buffer.from(indent + comment.trimEnd(), 'latin1')] };
}
