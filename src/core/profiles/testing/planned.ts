import { planEdit, type PlannedEdit } from '../editor/edit-planner.ts';
import { awsFiles, knownRoles } from './aws-files.ts';
import { drafted } from './drafted.ts';

export const CORP = `[sso-session corp]
sso_start_url = https://d-fake.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
`;
/** What makes a profile stand for a role of that session. */
export const ROLE = 'sso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n';
export const KEYS = 'aws_access_key_id = AKIAFAKEFAKEFAKEFAKE\naws_secret_access_key = fake\n';
export const ARN = 'arn:aws:iam::444455556666:role/Deploy';

/** An edit by its planner, as the editor would make it on files of these texts. */
export async function planned(edit: PlannedEdit, config: string, credentials = '') {
  const files = awsFiles(config, credentials);
  return drafted(edit.edit, await planEdit(edit, files, knownRoles(files, {})), files);
}
