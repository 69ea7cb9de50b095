import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import type { ConfigSection } from '../../config/document/config-document.ts';
import type { DocumentEdit } from '../../config/edit/requested-edit.ts';
import { checkTypedRegion } from '../../../shared/text/judge-region.ts';
import type { AwsFiles, EditPlan } from '../editor/edit-plan.ts';
import { shadowWarnings } from './plan-profile.ts';
import { profileKind } from '../read/profile-kind.ts';
import { isValidName } from '../read/profile-name.ts';
import { renameReferences } from '../read/profile-references.ts';
import { credentialsSections, profileHeader, profileSections, valuesOf } from '../read/profile-sections.ts';
import { removeFromAll, setInAll } from '../editor/section-edits.ts';
import { isNameTaken } from '../read/taken-names.ts';
import { checkOutput } from '../editor/value-checks.ts';

type ChangeProfile = Extract<ConfigEdit, { edit: 'changeProfile' }>;

/**
 * Plans another name, Region or output format for a profile of the config file. The name is carried into what refers to
 * it, and into the credentials file where the profile's keys stand there (an SSO profile's do not: what stands under its
 * name is a stranger). Throws: profileUnknown, profileNotSso (only in the credentials file), nameInvalid, profileExists,
 * regionInvalid, usage (output).
 */
export function planChangeProfile(edit: ChangeProfile, files: AwsFiles): EditPlan {
  const { config, credentials } = files;
  const { profileName, region, output } = edit;
  const sections = profileSections(config, profileName);
  if (sections.length === 0) throw profileMissing(profileName, files);
  const settings = [
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
    warnings: isSso ? shadowWarnings(newName, files) : [],
  };
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
