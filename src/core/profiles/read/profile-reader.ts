import type { ListedProfile } from '../../../shared/domain/config-edits.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import type { NewSessionInput } from '../../requests.ts';
import type { AwsPaths } from '../../disk/paths/aws-paths.ts';
import { readConfigFile } from '../../config/document/config-file.ts';
import { awsFilesOf, readAwsFileSet } from '../editor/aws-file-set.ts';
import type { ConfigEditor } from '../editor/config-editor.ts';
import { listProfiles } from './list-profiles.ts';
import { freeNameFromTemplate } from '../../../shared/text/profile-name.ts';
import { takenNames } from './taken-names.ts';

/** What is asked of sessions and profiles besides edits: who there is, and which name is free. */
export class ProfileReader {
  readonly #aws: AwsPaths;
  readonly #editor: ConfigEditor;

  constructor(aws: AwsPaths, editor: ConfigEditor) {
    this.#aws = aws;
    this.#editor = editor;
  }

  /** Returns false where the file has the session already, with these very values. Rejects as `ConfigEditor.apply`. */
  async addSession(input: NewSessionInput): Promise<boolean> {
    const { files } = await this.#editor.apply({ edit: 'addSession', ...input });
    return files.length > 0;
  }

  /** A name from the template, under which no AWS client knows a profile of the file. */
  async suggestName(template: string, role: RoleRef, accountName: string, label: string): Promise<string> {
    const { document } = await readConfigFile(this.#aws.configPath);
    return freeNameFromTemplate(template, role, accountName, new Set(takenNames(document, 'profile')), label);
  }

  /** Every profile of both files. Rejects: configUnreadable. */
  async list(): Promise<readonly ListedProfile[]> {
    return listProfiles(awsFilesOf(await readAwsFileSet(this.#aws)));
  }
}
