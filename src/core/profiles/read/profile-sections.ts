import type { ConfigDocument, ConfigSection } from '../../config/document/config-document.ts';

/** The header a profile has in the config file. */
export function profileHeader(profileName: string): string {
  return profileName === 'default' ? 'default' : `profile ${profileName}`;
}

/** A profile's sections in the config file, mostly one: duplicates, and `[default]` beside `[profile default]`, are all of them. */
export function profileSections(document: ConfigDocument, profileName: string): readonly ConfigSection[] {
  return document.sectionsNamed(profileName).filter((section) => profileNameOf(section) === profileName);
}

/** The name of the profile that a section of the config file is; undefined for other sections. */
export function profileNameOf({ type, name }: ConfigSection): string | undefined {
  return type === 'default' || (type === 'profile' && name !== '') ? name : undefined;
}

export function sessionSections(document: ConfigDocument, sessionName: string): readonly ConfigSection[] {
  return document.sectionsNamed(sessionName).filter(({ type }) => type === 'sso-session');
}

/** A profile's sections in the credentials file, where headers are bare names. */
export function credentialsSections(document: ConfigDocument, profileName: string): readonly ConfigSection[] {
  return document.sectionsNamed(profileName).filter((section) => credentialsNameOf(section) === profileName);
}

export function credentialsNameOf({ type, name }: ConfigSection): string | undefined {
  return type === 'default' || type === 'other' ? name : undefined;
}

/** What sections of one name say together, the later value winning as in the SDKs; empty values count as absent. */
export function valuesOf(sections: readonly ConfigSection[]): ReadonlyMap<string, string> {
  return new Map(
    sections.flatMap(({ entries }) =>
      entries.filter(({ value }) => value !== '').map(({ key, value }) => [key, value] as const),
    ),
  );
}

/** Where static keys of that name stand in the credentials file. */
export function staticKeysLine(credentials: ConfigDocument, profileName: string): number | undefined {
  const sections = credentialsSections(credentials, profileName);
  return sections
    .flatMap(({ entries }) => entries)
    .find(({ key, value }) => key === 'aws_access_key_id' && value !== '')?.lineNumber;
}

/** How many names of profiles the config file has. */
export function countProfiles({ sections }: ConfigDocument): number {
  return new Set(sections.map(profileNameOf).filter((name) => name !== undefined)).size;
}
