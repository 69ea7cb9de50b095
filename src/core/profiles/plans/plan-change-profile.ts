import { ASSUMED_ACCOUNTS, AWS_LOGIN_PREFIX } from '../../../shared/domain/source.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import type { ConfigSection } from '../../config/document/config-document.ts';
import type { DocumentEdit } from '../../config/edit/requested-edit.ts';
import { checkTypedRegion } from '../../../shared/text/judge-region.ts';
import type { AwsFiles, EditPlan } from '../editor/edit-plan.ts';
import { shadowWarnings } from './plan-profile.ts';
import { profileKind } from '../read/profile-kind.ts';
import { isValidName } from '../../../shared/text/profile-name.ts';
import { renameReferences } from '../read/profile-references.ts';
import {
  credentialsSections,
  profileHeader,
  profileSections,
  sessionSections,
  valuesOf,
} from '../read/profile-sections.ts';
import { markerEdits, removeFromAll, setInAll } from '../editor/section-edits.ts';
import { isNameTaken } from '../read/taken-names.ts';
import { checkAccountId, checkOutput, checkRoleName } from '../editor/value-checks.ts';

type ChangeProfile = Extract<ConfigEdit, { edit: 'changeProfile' }>;

/**
 * Plans another name, session, account, role, Region or output format for a profile of the config file. The name is carried into what refers to
 * it, and into the credentials file where the profile's keys stand there (an SSO profile's do not: what stands under its
 * name is a stranger). Throws: profileUnknown, profileNotSso (only in the credentials file), nameInvalid, profileExists,
 * regionInvalid, sessionUnknown, accountIdInvalid, usage (output).
 */
export function planChangeProfile(edit: ChangeProfile, files: AwsFiles): EditPlan {
  const { config, credentials } = files;
  const { profileName, region, output } = edit;
  const sections = profileSections(config, profileName);
  if (sections.length === 0) throw profileMissing(profileName, files);
  const settings = [
    ...signInSettings(edit, sections, files),
    ...setting(sections, 'region', typeof region === 'string' ? checkTypedRegion(region) : region),
    ...setting(sections, 'output', typeof output === 'string' ? checkOutput(output) : output),
  ];
  const newName = checkedNewName(edit, files);
  if (newName === undefined) {
    return { config: settings, changed: settings.length > 0 ? [profileName] : [] };
  }

  const isSso = ['sso', 'legacySso'].includes(profileKind(valuesOf(sections)));
  const inCredentials = isSso ? [] : credentialsSections(credentials, profileName);
  if (inCredentials.length > 0 && credentialsSections(credentials, newName).length > 0)
    throw new DaypassError('profileExists', { name: newName });
  return {
    config: [
      ...sections.map(({ lineNumber }): DocumentEdit => renamed(lineNumber, profileHeader(newName))),
      ...settings,
      ...renameReferences(config, profileName, newName),
    ],
    credentials: [
      ...inCredentials.map(({ lineNumber }) => renamed(lineNumber, newName)),
      ...renameReferences(credentials, profileName, newName),
    ],
    changed: [newName],
    renamedSessions: renamedSource(profileName, newName, valuesOf(sections)),
    warnings: isSso ? shadowWarnings(newName, files) : [],
  };
}

/** Throws: profileNotSso, sessionUnknown, accountIdInvalid, nameInvalid. */
function signInSettings(edit: ChangeProfile, sections: readonly ConfigSection[], files: AwsFiles): DocumentEdit[] {
  const { session, accountId, roleName, profileName } = edit;
  if (session === undefined && accountId === undefined && roleName === undefined) return [];
  const values = valuesOf(sections);
  const kind = profileKind(values);
  if (kind !== 'sso' && (kind !== 'legacySso' || session !== undefined))
    throw new DaypassError('profileNotSso', { profile: profileName.slice(0, 200) });
  checkSession(session, files);
  if (accountId !== undefined) checkAccountId(accountId);
  if (roleName !== undefined) checkRoleName(roleName);
  const role = {
    accountId: accountId ?? values.get('sso_account_id') ?? '',
    roleName: roleName ?? values.get('sso_role_name') ?? '',
  };
  return [
    ...setting(sections, 'sso_session', session),
    ...setting(sections, 'sso_account_id', accountId),
    ...setting(sections, 'sso_role_name', roleName),
    ...sections.flatMap((section) => markerEdits(section, role, files)),
  ];
}

function checkSession(session: string | undefined, { config }: AwsFiles): void {
  if (session === undefined || sessionSections(config, session).length > 0) return;
  const known = config.sections.filter(({ type }) => type === 'sso-session').map(({ name }) => name);
  throw new DaypassError('sessionUnknown', {
    session: session.slice(0, 200),
    known: [...new Set(known)].join(', ').slice(0, 200),
  });
}

/** The error for a profile that the config file has not. */
export function profileMissing(profileName: string, { credentials }: AwsFiles): DaypassError {
  const isElsewhere = credentialsSections(credentials, profileName).length > 0;
  return new DaypassError(isElsewhere ? 'profileNotSso' : 'profileUnknown', { profile: profileName.slice(0, 200) });
}

function setting(sections: readonly ConfigSection[], key: string, value: string | null | undefined) {
  if (value === undefined) return [];
  return value === null ? removeFromAll(sections, key) : setInAll(sections, key, value);
}

function checkedNewName({ profileName, newName }: ChangeProfile, { config }: AwsFiles): string | undefined {
  if (newName === undefined || newName === profileName) return undefined;
  if (!isValidName(newName)) throw new DaypassError('nameInvalid', { name: newName });
  if (isNameTaken(config, 'profile', newName)) throw new DaypassError('profileExists', { name: newName });
  return newName;
}

function renamed(section: number, header: string): DocumentEdit {
  return { do: 'renameSection', section, header };
}

/** A profile that is a source of its own, which has its name from the profile: what is marked for it goes along. */
function renamedSource(
  from: string,
  to: string,
  values: ReadonlyMap<string, string>,
): NonNullable<EditPlan['renamedSessions']> {
  const prefix = prefixOfSource(values);
  return prefix === undefined ? [] : [{ from: `${prefix}${from}`, to: `${prefix}${to}` }];
}

function prefixOfSource(values: ReadonlyMap<string, string>): string | undefined {
  if (values.has('role_arn')) return ASSUMED_ACCOUNTS;
  return values.has('login_session') ? AWS_LOGIN_PREFIX : undefined;
}
