import { sameRole, type RoleRef } from '../../../shared/domain/role.ts';
import type { KeysAt, KeysFile } from '../../roles/credentials/credentials-file-refresher.ts';
import { readStoredKeys, type StoredKeys } from '../../roles/credentials/credentials-file-registry.ts';
import { readConfigFile } from '../../config/document/config-file.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import type { ConfigEditor } from './config-editor.ts';
import { newKeys, removalOfKeys, renewalOfKeys, standingKeys } from '../plans/plan-credentials-file.ts';
import { credentialsSections } from '../read/profile-sections.ts';

/** Kept keys in the credentials file, written under the same lock and with the same care as every edit. */
export function keysFileOn(
  editor: Pick<ConfigEditor, 'applyWithoutBackup'>,
  credentialsPath: string,
  listPath: string,
): KeysFile {
  return {
    async at(profileName): Promise<KeysAt> {
      const { document } = await readConfigFile(credentialsPath);
      const standing = standingKeys(profileName, document);
      if (standing === undefined) {
        return { at: credentialsSections(document, profileName).length === 0 ? 'gone' : 'notOurs' };
      }
      const { marker, expiresAtMillis } = standing;
      return {
        at: 'ours',
        accessKeyId: marker.accessKeyId,
        ...(expiresAtMillis !== undefined && { expiresAtMillis }),
      };
    },

    async put(stored: StoredKeys, credentials: RoleCredentials): Promise<boolean> {
      let isOurs = false;
      const { profileName, role } = stored;
      await editor.applyWithoutBackup(async ({ credentials: document }) => {
        // Signed out or switched off while the keys were on their way: they must not come back.
        if (!(await isListed(profileName, role))) return {};
        const isFree = credentialsSections(document, profileName).length === 0;
        const edits = isFree
          ? newKeys(profileName, role.roleName, credentials)
          : renewalOfKeys(profileName, credentials, document);
        isOurs = edits.length > 0;
        return isOurs ? { credentials: edits, storedKeys: { profileName, role } } : {};
      });
      return isOurs;
    },

    takeOut: ({ profileName, role }, forGood) =>
      editor.applyWithoutBackup(async ({ credentials: document }) => ({
        credentials: removalOfKeys(profileName, document),
        // Taken off the list meanwhile, it does not come back on it.
        ...((forGood || (await isListed(profileName, role))) && {
          storedKeys: { profileName, ...(!forGood && { role, isAway: true as const }) },
        }),
      })),
  };

  async function isListed(profileName: string, role: RoleRef): Promise<boolean> {
    const list = await readStoredKeys(listPath);
    return list.some((one) => one.profileName === profileName && sameRole(one.role, role));
  }
}
