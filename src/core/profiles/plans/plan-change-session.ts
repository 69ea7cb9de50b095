import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import type { ConfigDocument, ConfigSection } from '../../config/document/config-document.ts';
import type { DocumentEdit } from '../../config/edit/requested-edit.ts';
import { checkTypedRegion } from '../../../shared/text/judge-region.ts';
import { checkRegion } from '../../../shared/text/regions.ts';
import { checkStartUrl } from '../../sources/identity-center/portal/start-url.ts';
import type { AwsFiles, EditPlan } from '../editor/edit-plan.ts';
import { scopesValue } from './plan-session.ts';
import { isValidName } from '../../../shared/text/profile-name.ts';
import { credentialsNameOf, profileNameOf, sessionSections } from '../read/profile-sections.ts';
import { has, setInAll, valueIn } from '../editor/section-edits.ts';
import { isNameTaken } from '../read/taken-names.ts';

type ChangeSession = Extract<ConfigEdit, { edit: 'changeSession' }>;

/**
 * Plans another name, start URL, Region or scopes for an `[sso-session]`. The name is carried into every profile that
 * uses it; a start URL or Region that such a profile repeats follows, since botocore and the SDK for Go refuse a profile
 * that contradicts its session. Throws: sessionUnknown, nameInvalid, sessionExists, startUrlInvalid, regionInvalid, usage.
 */
export function planChangeSession(edit: ChangeSession, { config, credentials }: AwsFiles): EditPlan {
  const sections = sessionSections(config, edit.name);
  if (sections.length === 0) return planLegacyRegion(edit, config);
  const newName = checkedNewName(edit, config);
  const settings = newSettings(edit);

  const ofSession = [
    ...(newName === undefined ? [] : sections.map(({ lineNumber }) => renamed(lineNumber, newName))),
    ...Object.entries(settings).flatMap(([key, value]) => setInAll(sections, key, value)),
  ];
  const inConfig = config.sections.filter((section) => profileNameOf(section) !== undefined);
  const inCredentials = credentials.sections.filter((section) => credentialsNameOf(section) !== undefined);
  const users = inConfig.filter((section) => usesSession(section, edit.name));
  const usersInCredentials = inCredentials.filter((section) => usesSession(section, edit.name));
  const follow = (section: ConfigSection) => followSession(section, newName, settings);
  const ofUsers = users.flatMap(follow);
  const wholeEdit = [...ofSession, ...ofUsers];
  if (wholeEdit.length > 0 && !sections.some((section) => has(section, 'sso_registration_scopes'))) {
    wholeEdit.push(...setInAll(sections, 'sso_registration_scopes', scopesValue(edit.scopes)));
  }

  const session = newName ?? edit.name;
  const isAnotherPortal =
    newName !== undefined ||
    ofSession.some((change) => 'key' in change && ['sso_start_url', 'sso_region'].includes(change.key));
  const changedUsers = users.filter((section) => follow(section).length > 0).map(profileNameOf);
  return {
    config: wholeEdit,
    credentials: usersInCredentials.flatMap(follow),
    changed: wholeEdit.length === 0 ? [] : [session, ...new Set(changedUsers.filter((name) => name !== undefined))],
    ...(newName !== undefined && { renamedSessions: [{ from: edit.name, to: newName }] }),
    warnings: isAnotherPortal ? [{ code: 'signInNeededAfter', facts: { session } }] : [],
    ...(newName !== undefined && { renamedSessions: [{ from: edit.name, to: newName }] }),
  };
}

/** The Region of a legacy portal is in each of its profiles. They name the portal by its start URL as written. */
function planLegacyRegion(
  { name, region, newName, startUrl, scopes }: ChangeSession,
  config: ConfigDocument,
): EditPlan {
  const profiles = config.sections.filter(
    (section) =>
      profileNameOf(section) !== undefined &&
      valueIn(section, 'sso_start_url') === name &&
      !has(section, 'sso_session') &&
      has(section, 'sso_region'),
  );
  const isRegionAlone = newName === undefined && startUrl === undefined && scopes === undefined;
  if (profiles.length === 0 || region === undefined || !isRegionAlone) throw sessionUnknown(name, config);
  const changes = profiles.flatMap((section) => setInAll([section], 'sso_region', checkRegion(region)));
  const names = new Set(profiles.map(profileNameOf).filter((profile) => profile !== undefined));
  return { config: changes, changed: changes.length === 0 ? [] : [...names] };
}

export function sessionUnknown(session: string, { sections }: ConfigDocument): DaypassError {
  const known = sections.filter(({ type }) => type === 'sso-session').map(({ name }) => name);
  return new DaypassError('sessionUnknown', { session: session.slice(0, 200), known: known.join(', ') });
}

/** Quotes around the name count as none: the SDK for Go takes them off, and no other client finds such a session. */
export function usesSession(section: ConfigSection, sessionName: string): boolean {
  const used = valueIn(section, 'sso_session');
  return used !== undefined && (used === sessionName || used.replace(/^(["'])(.*)\1$/, '$2') === sessionName);
}

function checkedNewName({ name, newName }: ChangeSession, config: ConfigDocument): string | undefined {
  if (newName === undefined || newName === name) return undefined;
  if (!isValidName(newName)) throw new DaypassError('nameInvalid', { name: newName });
  if (isNameTaken(config, 'sso-session', newName)) throw new DaypassError('sessionExists', { name: newName });
  return newName;
}

type Settings = Readonly<Partial<Record<'sso_start_url' | 'sso_region' | 'sso_registration_scopes', string>>>;

function newSettings({ startUrl, region, scopes }: ChangeSession): Settings {
  return {
    ...(startUrl !== undefined && { sso_start_url: checkStartUrl(startUrl) }),
    ...(region !== undefined && { sso_region: checkTypedRegion(region) }),
    ...(scopes !== undefined && { sso_registration_scopes: scopesValue(scopes) }),
  };
}

function renamed(section: number, newName: string): DocumentEdit {
  return { do: 'renameSection', section, header: `sso-session ${newName}` };
}

/** What changes in a profile with its session. */
function followSession(section: ConfigSection, newName: string | undefined, settings: Settings): DocumentEdit[] {
  const { sso_start_url: startUrl, sso_region: region } = settings;
  return [
    ...(newName === undefined ? [] : setInAll([section], 'sso_session', newName)),
    ...(startUrl !== undefined && has(section, 'sso_start_url') ? setInAll([section], 'sso_start_url', startUrl) : []),
    ...(region !== undefined && has(section, 'sso_region') ? setInAll([section], 'sso_region', region) : []),
  ];
}
