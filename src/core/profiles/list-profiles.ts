import type { ListedProfile } from '../../shared/config-edits.ts';
import type { ConfigDocument, ConfigSection } from '../files/config-document.ts';
import { readSsoConfig } from '../files/sso-config.ts';
import type { AwsFiles } from './edit-plan.ts';
import { isMadeByDaypass } from './marker.ts';
import { profileKind } from './profile-kind.ts';
import { credentialsNameOf, profileNameOf, valuesOf } from './profile-sections.ts';

/** Every profile of both files, by whatever means it gets its keys: first those of the config file in its order, then those only the credentials file has. */
export function listProfiles(files: AwsFiles): readonly ListedProfile[] {
  const inConfig = grouped(files.config, profileNameOf);
  const inCredentials = grouped(files.credentials, credentialsNameOf);
  const roles = new Map(readSsoConfig(files.config).profiles.map((profile) => [profile.profileName, profile]));
  const ofConfig = [...inConfig].map(([profileName, sections]): ListedProfile => {
    const values = valuesOf(sections);
    const credentials = valuesOf(inCredentials.get(profileName) ?? []);
    const kind = profileKind(values, credentials);
    const role = kind === 'sso' || kind === 'legacySso' ? roles.get(profileName) : undefined;
    return {
      profileName,
      kind,
      filePath: files.configPath,
      ...placeOf(sections, files.config),
      ...(role && {
        role: { sessionName: role.sessionName, accountId: role.accountId, roleName: role.roleName },
      }),
      ...settingsOf(values),
      shadowed: kind !== 'static' && credentials.has('aws_access_key_id'),
    };
  });
  const ofCredentials = [...inCredentials]
    .filter(([profileName]) => !inConfig.has(profileName))
    .map(([profileName, sections]): ListedProfile => {
      const values = valuesOf(sections);
      return {
        profileName,
        kind: profileKind(new Map(), values),
        filePath: files.credentialsPath,
        ...placeOf(sections, files.credentials),
        ...settingsOf(values),
        shadowed: false,
      };
    });
  return [...ofConfig, ...ofCredentials];
}

function grouped(
  { sections }: ConfigDocument,
  nameOf: (section: ConfigSection) => string | undefined,
): ReadonlyMap<string, readonly ConfigSection[]> {
  const groups = new Map<string, ConfigSection[]>();
  for (const section of sections) {
    const name = nameOf(section);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [section]);
    else group.push(section);
  }
  return groups;
}

function placeOf(sections: readonly ConfigSection[], document: ConfigDocument) {
  return {
    lineNumber: sections[0]?.lineNumber ?? 1,
    madeByDaypass: sections.some((section) => isMadeByDaypass(document, section)),
  };
}

function settingsOf(values: ReadonlyMap<string, string>) {
  const region = values.get('region');
  const sourceProfile = values.get('source_profile');
  return { ...(region !== undefined && { region }), ...(sourceProfile !== undefined && { sourceProfile }) };
}
