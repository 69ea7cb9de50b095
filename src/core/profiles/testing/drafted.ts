import type { ConfigEditKind } from '../../../shared/domain/config-edits.ts';
import { parseConfig } from '../../config/document/config-document.ts';
import type { LoadedFile } from '../editor/aws-file-set.ts';
import { draftOf, previewOf, type EditDraft } from '../editor/edit-draft.ts';
import type { AwsFiles, EditPlan } from '../editor/edit-plan.ts';

/** A plan worked out as the editor does it, and both files' texts after it. */
export function drafted(kind: ConfigEditKind, plan: EditPlan, files: AwsFiles) {
  const file = (path: string, document: AwsFiles['config']): LoadedFile => ({
    path,
    target: path,
    bytes: document.bytes,
    document,
  });
  const { configPath, credentialsPath } = files;
  const config = file(configPath, files.config);
  const credentials = file(credentialsPath, files.credentials);
  const aws = { configPath, credentialsPath, ssoCacheDir: '/home/ann/.aws/sso/cache', loginCacheDir: '' };
  const draft: EditDraft = draftOf(kind, plan, { config, credentials, areOne: false }, aws);
  const bytesOf = (path: string, before: Buffer) =>
    draft.files.find((changed) => changed.path === path)?.after ?? before;
  const after = bytesOf(configPath, files.config.bytes);
  return {
    plan,
    preview: previewOf(draft),
    after,
    config: after.toString(),
    credentials: bytesOf(credentialsPath, files.credentials.bytes).toString(),
    document: parseConfig(after),
  };
}
