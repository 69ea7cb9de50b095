import type { ConfigDocument } from '../../config/document/config-document.ts';
import { spanOfSection } from '../../config/document/section-span.ts';
import { ALL_CLIENTS, type Issue } from '../issue.ts';
import { insertAfter, removeLines, setValue } from '../fixes/line-fixes.ts';
import type { ByName, NamedFile, NamedValues } from '../named-values.ts';
import { MeantNames } from '../meant-names.ts';
import { judgeRegion } from '../../../shared/text/judge-region.ts';
import { LONGEST_START_URL, portalKey } from '../../../shared/text/start-url.ts';

const LEGACY = ['sso_start_url', 'sso_region', 'sso_account_id', 'sso_role_name'] as const;

/** Sessions, and profiles that use them, which don't add up. */
export function ssoIssues({ profiles, sessions }: NamedFile, document: ConfigDocument): Issue[] {
  const issues: Issue[] = [];
  for (const session of sessions.values()) issues.push(...ofSession(session, document));
  const meant = new MeantNames(sessions.keys());
  for (const profile of profiles.values()) issues.push(...ofProfile(profile, sessions, meant));
  issues.push(...ofLegacy(profiles));
  return issues.map((issue): Issue => Object.assign(issue, { file: 'config' }));
}

function ofSession(session: NamedValues, document: ConfigDocument): Issue[] {
  const { name, line, values } = session;
  const missing = ['sso_start_url', 'sso_region'].filter((key) => !values.has(key));
  if (missing.length > 0) {
    const facts = { session: name, missing: missing.join(', ') };
    return [{ code: 'sessionIncomplete', severity: 'error', clients: ALL_CLIENTS, line, facts, identity: name }];
  }
  const issues = [...regionIssues(session, 'session'), ...startUrlIssues(session, 'session')];
  if (!values.has('sso_registration_scopes')) {
    const last = spanOfSection(document.layout, line).bodyEnd;
    issues.push({
      code: 'scopesMissing',
      severity: 'warning',
      clients: ['botocore'],
      line,
      facts: { session: name },
      fix: insertAfter(last, ['sso_registration_scopes = sso:account:access']),
    });
  }
  return issues;
}

function ofProfile(profile: NamedValues, sessions: ByName, meant: MeantNames): Issue[] {
  const { name, line, values } = profile;
  const issues = [...regionIssues(profile, 'profile'), ...accountIssues(profile)];
  const base = { clients: ALL_CLIENTS, facts: { profile: name }, identity: name } as const;
  const sessionName = values.get('sso_session');
  if (sessionName === undefined) {
    const present = LEGACY.filter((key) => values.has(key));
    const missing = LEGACY.filter((key) => !values.has(key));
    if (present.length > 0 && missing.length > 0) {
      const facts = { profile: name, missing: missing.join(', ') };
      issues.push({ ...base, code: 'profileIncomplete', severity: 'error', line, facts });
    }
    return [...issues, ...startUrlIssues(profile, 'profile')];
  }
  const session = sessions.get(sessionName.value);
  if (session === undefined) {
    const { value, line: at } = sessionName;
    const { facts: near, ...fixes } = meant.of(value, at);
    const facts = { profile: name, session: value, ...near };
    return [...issues, { ...base, ...fixes, code: 'sessionMissing', severity: 'error', line: at, facts }];
  }
  // With neither of the two it stands for the token alone, as some tools use it.
  const [lacking, ...more] = ['sso_account_id', 'sso_role_name'].filter((key) => !values.has(key));
  if (lacking !== undefined && more.length === 0) {
    issues.push({
      ...base,
      code: 'profileIncomplete',
      severity: 'error',
      line,
      facts: { profile: name, missing: lacking },
    });
  }
  return [...issues, ...repeated(profile, session)];
}

function repeated(profile: NamedValues, session: NamedValues): Issue[] {
  return ['sso_region', 'sso_start_url'].flatMap((key): Issue[] => {
    const inProfile = profile.values.get(key);
    const inSession = session.values.get(key);
    if (inProfile === undefined || inSession === undefined) return [];
    const facts = { profile: profile.name, session: session.name, key };
    const base = { line: inProfile.line, fix: removeLines([inProfile.line]) } as const;
    if (inProfile.value === inSession.value)
      return [{ ...base, code: 'sessionRedundant', severity: 'note', clients: [], facts }];
    const told = { ...facts, inProfile: inProfile.value, inSession: inSession.value };
    return [{ ...base, code: 'sessionContradicted', severity: 'error', clients: ALL_CLIENTS, facts: told }];
  });
}

function regionIssues({ name, values }: NamedValues, owner: 'profile' | 'session'): Issue[] {
  // Stand-ins for AWS have Regions of their own.
  const isElsewhere = values.has('endpoint_url') || values.has('services');
  return ['region', 'sso_region'].flatMap((key): Issue[] => {
    const placed = values.get(key);
    if (placed === undefined || (key === 'region' && isElsewhere)) return [];
    const verdict = judgeRegion(placed.value);
    if (verdict.is === 'fine') return [];
    const { near } = verdict;
    const facts = { [owner]: name, key, value: placed.value, ...(near !== undefined && { near }) };
    const base = { line: placed.line, facts, clients: ALL_CLIENTS } as const;
    if (verdict.is === 'malformed') {
      const fix = near !== undefined && { fix: setValue(placed.line, near) };
      return [{ ...base, code: 'regionMalformed', severity: 'error', ...fix }];
    }
    return [{ ...base, code: 'regionUnknown', severity: near === undefined ? 'note' : 'warning' }];
  });
}

function startUrlIssues({ name, values }: NamedValues, owner: 'profile' | 'session'): Issue[] {
  const placed = values.get('sso_start_url');
  if (placed === undefined || isStartUrl(placed.value)) return [];
  const facts = { [owner]: name, value: placed.value };
  return [{ code: 'startUrlInvalid', severity: 'error', clients: ALL_CLIENTS, line: placed.line, facts }];
}

function isStartUrl(text: string): boolean {
  if (text.length > LONGEST_START_URL || !URL.canParse(text) || /[\s\\]/.test(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' && hostname.includes('.');
}

function accountIssues({ name, values }: NamedValues): Issue[] {
  const placed = values.get('sso_account_id');
  if (placed === undefined || /^\d{12}$/.test(placed.value)) return [];
  const facts = { profile: name, value: placed.value };
  return [{ code: 'accountIdInvalid', severity: 'error', clients: ALL_CLIENTS, line: placed.line, facts }];
}

/** Profiles with a start URL of their own: each spelling of it has a token file of its own. */
function ofLegacy(profiles: ByName): Issue[] {
  const byPortal = new Map<string, LegacyUse[]>();
  for (const { name, values } of profiles.values()) {
    const placed = values.get('sso_start_url');
    if (placed === undefined || values.has('sso_session')) continue;
    const portal = portalKey(placed.value);
    const uses = byPortal.get(portal) ?? [];
    byPortal.set(portal, uses);
    uses.push({ url: placed.value, line: placed.line, profile: name });
  }
  return [...byPortal.values()].flatMap(ofPortal);
}

interface LegacyUse {
  readonly url: string;
  readonly line: number;
  readonly profile: string;
}

function ofPortal(uses: readonly LegacyUse[]): Issue[] {
  const usual = mostUsed(uses.map(({ url }) => url));
  const forms = uses
    .filter(({ url }) => url !== usual)
    .map(({ url, line, profile }): Issue => ({
      code: 'startUrlForms',
      severity: 'warning',
      clients: ALL_CLIENTS,
      line,
      facts: { profile, value: usual, also: url },
      fix: setValue(line, usual),
    }));
  const facts = { value: usual, profiles: uses.length };
  const line = uses[0]?.line ?? 1;
  return [...forms, { code: 'legacyProfile', severity: 'note', clients: [], line, facts, identity: usual }];
}

/** The first of those that come most often. */
function mostUsed(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return texts.find((text) => counts.get(text) === most) ?? '';
}
