import type { ConfigDocument } from '../../config/document/config-document.ts';
import { readConfigFile } from '../../config/document/config-file.ts';
import type { AwsPaths } from '../../disk/paths/aws-paths.ts';
import type { ProfileValues } from './profile-chain.ts';

/** All profiles of config and credentials file, merged. Rejects: configUnreadable. */
export async function readProfileValues({
  configPath,
  credentialsPath,
}: AwsPaths): Promise<ReadonlyMap<string, ProfileValues>> {
  const [config, credentials] = await Promise.all([readConfigFile(configPath), readConfigFile(credentialsPath)]);
  return mergedProfiles(config.document, credentials.document);
}

/** In the config file `[default]` and `[profile NAME]`; in the credentials file a section is named by its whole header. */
function mergedProfiles(config: ConfigDocument, credentials: ConfigDocument): ReadonlyMap<string, ProfileValues> {
  const profiles = new Map<string, Map<string, string>>();
  const add = (name: string, entries: Iterable<{ readonly key: string; readonly value: string }>): void => {
    const values = profiles.get(name) ?? new Map<string, string>();
    profiles.set(name, values);
    // Empty values count as absent.
    for (const { key, value } of entries) if (value !== '') values.set(key, value);
  };
  for (const { type, name, entries } of config.sections)
    if (type === 'default' || (type === 'profile' && name !== '')) add(name, entries);
  for (const { type, name, entries } of credentials.sections)
    if (type === 'default' || type === 'other') add(name, entries);
  return profiles;
}
