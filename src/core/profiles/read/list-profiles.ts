import type { ListedProfile } from '../../../shared/domain/config-edits.ts';
import type { SsoProfile } from '../../state.ts';
import type { ConfigDocument, ConfigSection } from '../../config/document/config-document.ts';
import { readSsoConfig } from '../../config/document/sso-config.ts';
import type { AwsFiles } from '../editor/edit-plan.ts';
import { isMadeByDaypass } from './managed-marker.ts';
import { profileKind } from './profile-kind.ts';
import { credentialsNameOf, profileNameOf, valuesOf } from './profile-sections.ts';

/** Every profile of both files, by whatever means it gets its keys: first those of the config file in its order, then those only the credentials file has. */
export function listProfiles(files: AwsFiles): readonly ListedProfile[] {
  const inConfig = grouped(files.config, profileNameOf);
  const inCredentials = grouped(files.credentials, credentialsNameOf);
  const roles = new Map(readSsoConfig(files.config).profiles.map((profile) => [profile.profileName, profile]));
  const ofConfig = Array.from(inConfig, ([profileName, sections]) => {
    const keys = valuesOf(inCredentials.get(profileName) ?? []);
    return listed(profileName, { path: files.configPath, document: files.config, sections, keys }, roles);
  });
  const ofCredentials = Array.from(inCredentials)
    .filter(([profileName]) => !inConfig.has(profileName))
    .map(([profileName, sections]) => {
      const keys = valuesOf(sections);
      return listed(profileName, { path: files.credentialsPath, document: files.credentials, sections, keys }, roles);
    });
  return [...ofConfig, ...ofCredentials];
}

interface Place {
  readonly path: string;
  readonly document: ConfigDocument;
  readonly sections: readonly ConfigSection[];
  /** What the credentials file says under the same name. */
  readonly keys: ReadonlyMap<string, string>;
}

function listed(
  profileName: string,
  { path, document, sections, keys }: Place,
  roles: ReadonlyMap<string, SsoProfile>,
): ListedProfile {
  const values = valuesOf(sections);
  const kind = profileKind(values, keys);
  const { sourceId, accountId, roleName } = roles.get(profileName) ?? {};
  const isRole =
    (kind === 'sso' || kind === 'legacySso' || kind === 'process') &&
    sourceId !== undefined &&
    accountId !== undefined &&
    roleName !== undefined;
  const region = values.get('region');
  const output = values.get('output');
  const sourceProfile = values.get('source_profile');
  return {
    profileName,
    kind,
    filePath: path,
    lineNumber: sections[0]?.lineNumber ?? 1,
    madeByDaypass: sections.some((section) => isMadeByDaypass(document, section)),
    ...(isRole && { role: { sourceId, accountId, roleName } }),
    ...(region !== undefined && { region }),
    ...(output !== undefined && { output }),
    ...((kind === 'sso' || kind === 'legacySso') && { signIn: signInOf(values) }),
    ...(sourceProfile !== undefined && { sourceProfile }),
    shadowed: kind !== 'static' && keys.has('aws_access_key_id'),
  };
}

function signInOf(values: ReadonlyMap<string, string>): NonNullable<ListedProfile['signIn']> {
  const [session, accountId, roleName] = [
    values.get('sso_session'),
    values.get('sso_account_id'),
    values.get('sso_role_name'),
  ];
  return {
    ...(session !== undefined && { session }),
    ...(accountId !== undefined && { accountId }),
    ...(roleName !== undefined && { roleName }),
  };
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
