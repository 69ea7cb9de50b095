import type { EditPreview, ListedProfile } from '../../shared/config-edits.ts';
import type { RoleRef } from '../../shared/role-ref.ts';
import type { ProfilePreview } from '../../shared/snapshots.ts';
import type { NewSessionInput, ProfileRequest } from '../engine-api.ts';
import type { AwsPaths } from '../files/aws-paths.ts';
import { readConfigFile } from '../files/config-file.ts';
import { awsFilesOf, readDeskFiles } from './desk-files.ts';
import type { EditDesk } from './edit-desk.ts';
import { listProfiles } from './list-profiles.ts';
import { suggestProfileName } from './profile-name.ts';
import { takenNames } from './taken-names.ts';

/** Single sessions and profiles, in the words of those who ask for just one: each is an edit of the desk. */
export class ProfileBook {
  readonly #aws: AwsPaths;
  readonly #desk: EditDesk;

  constructor(aws: AwsPaths, desk: EditDesk) {
    this.#aws = aws;
    this.#desk = desk;
  }

  /** Rejects as `EditDesk.apply`. */
  async addSession(input: NewSessionInput): Promise<void> {
    await this.#desk.apply({ edit: 'addSession', ...input });
  }

  /** A name under which no AWS client knows a profile of the file. */
  async suggestName(role: RoleRef, accountName: string): Promise<string> {
    const { document } = await readConfigFile(this.#aws.configPath);
    return suggestProfileName(role, accountName, takenNames(document, 'profile'));
  }

  /** What `add` would change. Rejects as `EditDesk.preview`. */
  async preview(request: ProfileRequest): Promise<ProfilePreview> {
    return this.#told(request, await this.#desk.preview({ edit: 'addProfile', ...request }));
  }

  /** Rejects as `EditDesk.apply`. */
  async add(request: ProfileRequest): Promise<ProfilePreview> {
    return this.#told(request, await this.#desk.apply({ edit: 'addProfile', ...request }));
  }

  /** Every profile of both files. Rejects: configUnreadable. */
  async list(): Promise<readonly ListedProfile[]> {
    return listProfiles(awsFilesOf(await readDeskFiles(this.#aws)));
  }

  #told({ profileName }: ProfileRequest, { files }: EditPreview): ProfilePreview {
    return { profileName, filePath: this.#aws.configPath, diff: files[0]?.diff ?? [] };
  }
}
