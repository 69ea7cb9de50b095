import type { ConfigEdit, ProfileKind } from '../../../shared/domain/config-edits.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { isWritableValue } from '../../config/edit/config-append.ts';
import { readSsoConfig } from '../../config/document/sso-config.ts';
import { bridgeLine } from '../bridges/bridge-command.ts';
import type { AwsFiles, EditPlan, KnownRoles } from '../editor/edit-plan.ts';
import { markerComment } from '../read/managed-marker.ts';
import { growthWarnings } from '../read/profile-cost.ts';
import { profileKind } from '../read/profile-kind.ts';
import { isValidName } from '../../../shared/text/profile-name.ts';
import {
  countProfiles,
  credentialsSections,
  profileHeader,
  profileSections,
  valuesOf,
} from '../read/profile-sections.ts';
import { isNameTaken } from '../read/taken-names.ts';

type AddBridge = Extract<ConfigEdit, { edit: 'addBridge' }>;

/** Kinds whose keys our command gets besides those of IAM Identity Center: by STS, or from a sign-in of `aws login`. */
const MINTED_KINDS: ReadonlySet<ProfileKind> = new Set(['chained', 'login']);

/** What tools without SSO still want to know of a profile. */
const CARRIED_KEYS = ['region', 'output'] as const;

/**
 * Plans a second profile beside another one, for tools that don't know SSO: its keys come by `credential_process`, region
 * and output from the first. Rejects with: profileUnknown, profileNotSso (for a profile that our command gets no keys for), nameInvalid,
 * bridgeNotRunnable, profileExists (in either file: botocore and the SDKs take stored keys before a process).
 */
export async function planAddBridge(
  edit: AddBridge,
  files: AwsFiles,
  { platform, bridgeProgram }: KnownRoles,
): Promise<EditPlan> {
  const { profileName, bridgeName, command } = edit;
  const sections = profileSections(files.config, profileName);
  const isSso = readSsoConfig(files.config).profiles.some((profile) => profile.profileName === profileName);
  const isOurs = isSso || MINTED_KINDS.has(profileKind(valuesOf(sections)));
  if (
    sections.length === 0 &&
    (command === 'daypass' || credentialsSections(files.credentials, profileName).length === 0)
  )
    throw new DaypassError('profileUnknown', { profile: profileName.slice(0, 200) });
  if (command === 'daypass' && !isOurs) throw new DaypassError('profileNotSso', { profile: profileName.slice(0, 200) });
  if (!isValidName(bridgeName)) throw new DaypassError('nameInvalid', { name: bridgeName.slice(0, 200) });
  const isTaken = isNameTaken(files.config, 'profile', bridgeName);
  if (isTaken || credentialsSections(files.credentials, bridgeName).length > 0)
    throw new DaypassError('profileExists', { name: bridgeName });

  const value = bridgeLine(command, profileName, await bridgeProgram(command), platform);
  const values = valuesOf(sections);
  const carried = CARRIED_KEYS.flatMap((key) => {
    const text = values.get(key);
    return text !== undefined && isWritableValue(text) ? [[key, text] as const] : [];
  });
  const profiles = countProfiles(files.config);
  return {
    config: [
      {
        do: 'addSection',
        section: {
          header: profileHeader(bridgeName),
          comments: [markerComment({ madeFor: 'bridge' })],
          entries: [['credential_process', value], ...carried],
        },
      },
    ],
    added: [bridgeName],
    warnings: growthWarnings(profiles, profiles + 1),
  };
}
