import type { AccountMark } from '../../shared/domain/account-preferences.ts';
import type { ImportedProfile, ImportedProfileRule, ImportedSession } from '../../shared/domain/config-edits.ts';
import type { LeftOut, OwnChange } from '../../shared/imports/import-plan.ts';
import { toDaypassError } from '../../shared/errors/daypass-error.ts';
import type { BrowserRule } from '../../shared/domain/settings.ts';
import { checkTypedRegion } from '../../shared/text/judge-region.ts';
import { portalKey } from '../../shared/text/start-url.ts';
import type { SsoSession } from '../state.ts';
import { isWritableValue } from '../config/edit/config-append.ts';
import { checkOutput, checkRole } from '../profiles/editor/value-checks.ts';
import { isValidName } from '../../shared/text/profile-name.ts';
import { parseSamlApplicationLink } from '../sources/saml/application-link.ts';
import { checkStartUrl } from '../sources/identity-center/portal/start-url.ts';
import { isMade, markIn, withChange, type OwnState } from './own-state.ts';
import { leftOut, type Setup, type SetupPortal, type SetupProfile, type SetupRole } from './setup.ts';

export interface AssembledImport {
  readonly sessions: readonly ImportedSession[];
  readonly profiles: readonly ImportedProfile[];
  readonly own: readonly OwnChange[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * What a setup comes to beside what the person has: portals become the sessions that are there for them, or new ones; what
 * is there already is no change; what cannot be used is left out, with the reason. Pure.
 */
export function assembleImport(
  setup: Setup,
  { sessions, own: state }: { readonly sessions: readonly SsoSession[]; readonly own: OwnState },
): AssembledImport {
  const left: LeftOut[] = [...setup.leftOut];
  const { ids, added } = sessionsFor(
    setup.portals,
    sessions,
    new Set(state.samlAccounts.map(({ name }) => name)),
    left,
  );
  const profiles = setup.profiles.flatMap((profile) => importedProfile(profile, ids, left) ?? []);
  const rules = setup.profileRules.flatMap(({ startUrl, ...rule }): ImportedProfileRule[] => {
    const sourceId = startUrl === undefined ? undefined : ids.get(portalKey(startUrl));
    return startUrl !== undefined && sourceId === undefined
      ? []
      : [{ ...rule, ...(sourceId !== undefined && { sourceId }) }];
  });
  const wanted = [
    ...samlChanges(setup, state, new Set([...ids.values(), ...sessions.map(({ name }) => name)]), left),
    ...favouriteChanges(setup, ids),
    ...accountChanges(setup, ids, state),
    ...ruleChanges(setup, ids),
    ...(setup.productionPattern === undefined
      ? []
      : [{ change: 'productionPattern', before: state.productionPattern, after: setup.productionPattern } as const]),
    ...rules.map((rule) => ({ change: 'profileRule', rule }) as const),
  ];
  const own = newChanges(wanted, state);
  return { sessions: added, profiles, own, leftOut: distinct(left) };
}

type SessionIds = ReadonlyMap<string, string>;

/** The session of each portal, by the portal's key; new ones get a free name. Legacy sessions are not taken: new profiles name an sso-session. */
function sessionsFor(
  portals: readonly SetupPortal[],
  sessions: readonly SsoSession[],
  otherNames: ReadonlySet<string>,
  left: LeftOut[],
) {
  const ids = new Map<string, string>();
  const added: ImportedSession[] = [];
  const taken = new Set([...sessions.map(({ name }) => name), ...otherNames]);
  for (const { name, startUrl, region, scopes } of portals) {
    const key = portalKey(startUrl);
    if (ids.has(key)) continue;
    const there = sessions.find((one) => one.type === 'identityCenter' && portalKey(one.startUrl) === key);
    if (there !== undefined) {
      ids.set(key, there.name);
      continue;
    }
    try {
      const sessionName = freeName(name, startUrl, taken);
      added.push({
        name: sessionName,
        startUrl: checkStartUrl(startUrl),
        region: checkTypedRegion(region),
        ...(scopes && { scopes }),
      });
      ids.set(key, sessionName);
      taken.add(sessionName);
    } catch (thrown) {
      left.push(leftOut('unusable', { name: name === '' ? startUrl : name, reason: toDaypassError(thrown).code }));
    }
  }
  return { ids, added };
}

/** The tool's name for a portal in characters of a session's name, else the portal's own: `https://corp.awsapps.com/start` is `corp`. */
function freeName(name: string, startUrl: string, taken: ReadonlySet<string>): string {
  const cleaned = name.replaceAll(/[^A-Za-z0-9_]+/gu, '-').replaceAll(/^-|-$/gu, '');
  const ofPortal = /^https?:\/\/([A-Za-z0-9-]+)/u.exec(startUrl)?.[1] ?? 'sso';
  const base = isValidName(cleaned) ? cleaned : ofPortal;
  let free = base;
  for (let number = 2; taken.has(free); number += 1) free = `${base}-${number}`;
  return free;
}

function roleAt({ startUrl, accountId, roleName }: SetupRole, ids: SessionIds) {
  const sourceId = ids.get(portalKey(startUrl));
  return sourceId === undefined ? undefined : { sourceId, accountId, roleName };
}

function importedProfile(profile: SetupProfile, ids: SessionIds, left: LeftOut[]): ImportedProfile | undefined {
  const { profileName, role: ofPortal, entries, removedKeys, ifThere } = profile;
  const unusable = (reason: string) => void left.push(leftOut('unusable', { name: profileName, reason }));
  if (ifThere === 'leave' && !isValidName(profileName)) return unusable('nameInvalid');
  try {
    for (const [key, value] of entries) {
      if (!isWritableValue(value)) return unusable(key);
      if (key === 'region') checkTypedRegion(value);
      if (key === 'output') checkOutput(value);
    }
    if (ofPortal === undefined) return { profileName, entries, removedKeys, ifThere };
    const role = roleAt(ofPortal, ids);
    if (role === undefined) return unusable('sessionUnknown');
    checkRole(role);
    const identity = [
      ['sso_session', role.sourceId],
      ['sso_account_id', role.accountId],
      ['sso_role_name', role.roleName],
    ] as const;
    return { profileName, role, entries: [...identity, ...entries], removedKeys, ifThere };
  } catch (thrown) {
    return unusable(toDaypassError(thrown).code);
  }
}

function samlChanges(setup: Setup, state: OwnState, taken: ReadonlySet<string>, left: LeftOut[]): readonly OwnChange[] {
  return setup.samlAccounts.flatMap(({ name, url, sessionSeconds }): OwnChange[] => {
    try {
      if (!isValidName(name)) throw leftOut('unusable', { name, reason: 'nameInvalid' });
      const link = parseSamlApplicationLink(url).url;
      const isOther = state.samlAccounts.some((account) => account.name === name && account.url !== link);
      if (taken.has(name) || isOther) throw leftOut('unusable', { name, reason: 'sessionExists' });
      return [{ change: 'samlAccount', name, url: link, ...(sessionSeconds !== undefined && { sessionSeconds }) }];
    } catch (thrown) {
      left.push(isLeftOut(thrown) ? thrown : leftOut('unusable', { name, reason: toDaypassError(thrown).code }));
      return [];
    }
  });
}

function isLeftOut(thrown: unknown): thrown is LeftOut {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === 'unusable';
}

function favouriteChanges({ favourites }: Setup, ids: SessionIds): readonly OwnChange[] {
  return favourites.flatMap((favourite): OwnChange[] => {
    const role = roleAt(favourite, ids);
    return role === undefined ? [] : [{ change: 'favourite', role }];
  });
}

/** What the person has noted stays; a note that is missing comes. */
function accountChanges({ accounts }: Setup, ids: SessionIds, state: OwnState): readonly OwnChange[] {
  return accounts.flatMap(({ startUrl, accountId, label, colour, production }): OwnChange[] => {
    const sourceId = ids.get(portalKey(startUrl));
    if (sourceId === undefined || !/^\d{12}$/u.test(accountId)) return [];
    const noted: AccountMark = {
      sourceId,
      accountId,
      ...(colour !== undefined && { colour }),
      ...(label !== undefined && { label }),
      ...(production !== undefined && { production }),
    };
    const before = markIn(state, noted);
    return [{ change: 'accountMark', ...(before && { before }), after: { ...noted, ...before } }];
  });
}

function ruleChanges({ browserRules }: Setup, ids: SessionIds): readonly OwnChange[] {
  return browserRules.flatMap(({ match, ...browser }): OwnChange[] => {
    if ('pattern' in match)
      return [{ change: 'browserRule', rule: { match: { by: 'pattern', pattern: match.pattern }, browser } }];
    const sessionName = ids.get(portalKey(match.startUrl));
    if (sessionName === undefined) return [];
    const rule: BrowserRule = { match: { by: 'account', sessionName, accountId: match.accountId }, browser };
    return [{ change: 'browserRule', rule }];
  });
}

/** Those that change something, each once. A rule for everything is not added beside one that the person has. */
function newChanges(wanted: readonly OwnChange[], state: OwnState): readonly OwnChange[] {
  let current = state;
  return wanted.filter((change) => {
    const isShadowed =
      change.change === 'browserRule' &&
      state.browserRules.some(({ match }) => JSON.stringify(match) === JSON.stringify(change.rule.match));
    if (isShadowed || isMade(change, current)) return false;
    current = withChange(current, change);
    return true;
  });
}

/** Rules that come with an import's changes. */
export function rulesIn(own: readonly OwnChange[]): readonly ImportedProfileRule[] {
  return own.flatMap((change) => (change.change === 'profileRule' ? [change.rule] : []));
}

function distinct(left: readonly LeftOut[]): readonly LeftOut[] {
  return [...new Map(left.map((one) => [JSON.stringify(one), one])).values()];
}
