import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import { isWritableValue } from '../../config/edit/config-append.ts';
import { checkTypedRegion } from '../../../shared/text/judge-region.ts';
import type { AwsFiles, EditPlan } from '../editor/edit-plan.ts';
import { growthWarnings } from '../read/profile-cost.ts';
import { isValidName } from '../../../shared/text/profile-name.ts';
import {
  countProfiles,
  credentialsSections,
  profileHeader,
  profileSections,
  valuesOf,
} from '../read/profile-sections.ts';
import { isNameTaken } from '../read/taken-names.ts';
import { checkOutput } from '../editor/value-checks.ts';

type AddChainedProfile = Extract<ConfigEdit, { edit: 'addChainedProfile' }>;
type Entry = readonly [key: string, value: string];

/** AWS Identity and Access Management, "IAM identifiers": any partition, a path of printable ASCII, a name of up to 64 characters. */
const ROLE_ARN = /^arn:aws[a-z-]{0,20}:iam::\d{12}:role\/(?:[\x21-\x7e]{1,510}\/)?[\w+=,.@-]{1,64}$/;

/** How each option must look, after the API reference of AssumeRole. */
const OPTIONS = [
  ['externalId', 'external_id', '--external-id', /^[\w+=,.@:/-]{2,1224}$/],
  ['mfaSerial', 'mfa_serial', '--mfa-serial', /^[\w+=/:,.@-]{9,256}$/],
  ['roleSessionName', 'role_session_name', '--role-session-name', /^[\w+=,.@-]{2,64}$/],
] as const;

/**
 * Plans a profile whose role is assumed with another profile's keys. Throws: nameInvalid, roleArnInvalid, profileUnknown
 * (the source), sourceProfileLoop, regionInvalid, usage (output and options), profileExists.
 */
export function planAddChainedProfile(edit: AddChainedProfile, files: AwsFiles): EditPlan {
  const { config } = files;
  const { profileName, sourceProfile, roleArn, region, output } = edit;
  if (!isValidName(profileName)) throw new DaypassError('nameInvalid', { name: profileName });
  if (!ROLE_ARN.test(roleArn) || !isWritableValue(roleArn)) throw new DaypassError('roleArnInvalid');
  const entries: readonly Entry[] = [
    ['role_arn', roleArn],
    ['source_profile', sourceProfile],
    ...OPTIONS.flatMap(([field, key, option, shape]): readonly Entry[] => {
      const value = edit[field];
      if (value === undefined) return [];
      if (!shape.test(value)) throw new DaypassError('usage', { problem: 'optionInvalid', value: option });
      return [[key, value]];
    }),
    ...(region === undefined ? [] : [['region', checkTypedRegion(region)] as const]),
    ...(output === undefined ? [] : [['output', checkOutput(output)] as const]),
  ];
  if (isNameTaken(config, 'profile', profileName)) throw new DaypassError('profileExists', { name: profileName });
  checkSource(profileName, sourceProfile, files);
  const profiles = countProfiles(config);
  return {
    config: [{ do: 'addSection', section: { header: profileHeader(profileName), entries } }],
    added: [profileName],
    warnings: growthWarnings(profiles, profiles + 1),
  };
}

/** The source must be there, and nothing it draws on may be the new profile, which would then draw on itself. */
function checkSource(profileName: string, sourceProfile: string, files: AwsFiles): void {
  const seen = new Set<string>();
  for (let source: string | undefined = sourceProfile; source !== undefined; source = sourceOf(source, files)) {
    if (source === profileName) throw new DaypassError('sourceProfileLoop', { profile: profileName });
    if (seen.has(source)) throw new DaypassError('sourceProfileLoop', { profile: source });
    seen.add(source);
  }
  const isThere =
    profileSections(files.config, sourceProfile).length + credentialsSections(files.credentials, sourceProfile).length >
    0;
  if (!isThere || !isWritableValue(sourceProfile))
    throw new DaypassError('profileUnknown', { profile: sourceProfile.slice(0, 200) });
}

/** A profile that names itself draws on static keys of its own: the end of a chain. */
function sourceOf(profileName: string, { config, credentials }: AwsFiles): string | undefined {
  const source =
    valuesOf(profileSections(config, profileName)).get('source_profile') ??
    valuesOf(credentialsSections(credentials, profileName)).get('source_profile');
  return source === profileName ? undefined : source;
}
