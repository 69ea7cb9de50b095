import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ConfigDocument, ConfigSection } from '../../config/document/config-document.ts';
import type { DocumentEdit } from '../../config/edit/requested-edit.ts';
import { formatInstant, parseInstant } from '../../../shared/text/instant.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import type { AwsFiles, EditPlan, KnownRoles } from '../editor/edit-plan.ts';
import { findMarker, intactMarker, markerComment, type Marker } from '../read/managed-marker.ts';
import { knownSource } from './role-entries.ts';
import { profileKind } from '../read/profile-kind.ts';
import { isValidName } from '../../../shared/text/profile-name.ts';
import { credentialsSections, profileSections, valuesOf } from '../read/profile-sections.ts';
import { valueIn } from '../editor/section-edits.ts';
import { checkRole } from '../editor/value-checks.ts';

type StoreKeys = Extract<ConfigEdit, { edit: 'keepKeys' }>;
type DropKeys = Extract<ConfigEdit, { edit: 'dropKeys' }>;

/** The key under which saml2aws and its like write when the keys expire; shell prompts read it. */
const EXPIRY_KEY = 'x_security_token_expires';

/**
 * Plans a role's keys into a section of the credentials file. Only a section of ours is written over, while its keys are
 * the very ones we wrote. Throws: nameInvalid, accountIdInvalid, sessionUnknown, profileExists (a section of the person's
 * own in either file that says whose keys the name stands for), and what getting keys can meet (signInNeeded, noAccess …).
 */
export async function planStoreKeys(edit: StoreKeys, files: AwsFiles, known: KnownRoles): Promise<EditPlan> {
  const { profileName, role } = edit;
  knownSource(role.sourceId, known);
  if (!isValidName(profileName)) throw new DaypassError('nameInvalid', { name: profileName.slice(0, 200) });
  checkRole(role);
  // Settings like a Region may stand in the config file under this name; an identity there would fight with the keys.
  const inConfig = valuesOf(profileSections(files.config, profileName));
  const hasIdentity = profileKind(inConfig) !== 'other' || inConfig.has('role_arn');
  const sections = credentialsSections(files.credentials, profileName);
  const [own] = sections;
  const isFree = own === undefined || (sections.length === 1 && isKept(files.credentials, own));
  if (hasIdentity || !isFree) throw new DaypassError('profileExists', { name: profileName });

  const credentials = await known.keysOf(role);
  return {
    credentials:
      own === undefined
        ? newKeys(profileName, role.roleName, credentials)
        : keyEdits(own, role.roleName, credentials, files.credentials),
    [own === undefined ? 'added' : 'changed']: [profileName],
    warnings: [{ code: 'keysInPlainText', facts: { path: files.credentialsPath } }],
    storedKeys: { profileName, role },
    withoutBackup: true,
  };
}

/** Plans the removal of kept keys. Throws keysNotKept if the section is missing or somebody changed its keys. */
export function planDropKeys({ profileName }: DropKeys, { credentials }: AwsFiles): EditPlan {
  const removals = removalOfKeys(profileName, credentials);
  if (removals.length === 0) throw new DaypassError('keysNotKept', { profile: profileName.slice(0, 200) });
  return { credentials: removals, removed: [profileName], storedKeys: { profileName }, withoutBackup: true };
}

/** A profile's kept keys as they stand in the credentials file. */
export interface StandingKeys {
  readonly section: ConfigSection;
  readonly marker: Extract<Marker, { madeFor: 'keys' }>;
  /** Undefined if the person or another tool has removed the line with the expiry. */
  readonly expiresAtMillis?: number;
}

/** The keys of ours under this name, while they are the very ones we wrote. */
export function standingKeys(profileName: string, credentials: ConfigDocument): StandingKeys | undefined {
  const sections = credentialsSections(credentials, profileName);
  const [section] = sections;
  const marker = section === undefined || sections.length > 1 ? undefined : intactMarker(credentials, section);
  if (section === undefined || marker?.madeFor !== 'keys') return undefined;
  const expiresAtMillis = parseInstant(valueIn(section, EXPIRY_KEY));
  return { section, marker, ...(expiresAtMillis !== undefined && { expiresAtMillis }) };
}

/** A new section with keys, for a name that the credentials file does not have. */
export function newKeys(profileName: string, roleName: string, credentials: RoleCredentials): readonly DocumentEdit[] {
  const { comment, entries } = keyLines(roleName, credentials);
  return [{ do: 'addSection', section: { header: profileName, comments: [comment], entries } }];
}

/** Replaces the keys of a section; no edit if the section is gone or somebody changed its keys. */
export function renewalOfKeys(
  profileName: string,
  credentials: RoleCredentials,
  document: ConfigDocument,
): readonly DocumentEdit[] {
  const standing = standingKeys(profileName, document);
  if (standing === undefined || standing.marker.accountId !== credentials.accountId) return [];
  return keyEdits(standing.section, standing.marker.roleName, credentials, document);
}

export function removalOfKeys(profileName: string, document: ConfigDocument): readonly DocumentEdit[] {
  const standing = standingKeys(profileName, document);
  return standing === undefined ? [] : [{ do: 'removeSection', section: standing.section.lineNumber }];
}

function isKept(document: ConfigDocument, section: ConfigSection): boolean {
  return intactMarker(document, section)?.madeFor === 'keys';
}

function keyEdits(
  section: ConfigSection,
  roleName: string,
  credentials: RoleCredentials,
  document: ConfigDocument,
): readonly DocumentEdit[] {
  const { comment, entries } = keyLines(roleName, credentials);
  const { lineNumber } = section;
  const markerLine = findMarker(document, section)?.lineNumber ?? lineNumber + 1;
  return [
    { do: 'replaceLines', from: markerLine, to: markerLine, texts: [`# ${comment}`] },
    ...entries.map(([key, value]): DocumentEdit => ({ do: 'setValue', section: lineNumber, key, value })),
  ];
}

function keyLines(roleName: string, credentials: RoleCredentials) {
  const { accountId, accessKeyId, secretAccessKey, sessionToken, expiresAtMillis } = credentials;
  return {
    comment: markerComment({ madeFor: 'keys', accountId, roleName, accessKeyId }),
    entries: [
      ['aws_access_key_id', accessKeyId],
      ['aws_secret_access_key', secretAccessKey.reveal()],
      ['aws_session_token', sessionToken.reveal()],
      [EXPIRY_KEY, formatInstant(expiresAtMillis)],
    ],
  } as const;
}
