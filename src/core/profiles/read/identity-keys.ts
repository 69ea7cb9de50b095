import type { ConfigSection } from '../../config/document/config-document.ts';
import type { DocumentEdit } from '../../config/edit/requested-edit.ts';
import { removeFromAll } from '../editor/section-edits.ts';

/** Settings of a profile that say whose keys it stands for; any of them beside another kind's would contradict it. */
const IDENTITY_KEYS = [
  'sso_session',
  'sso_start_url',
  'sso_region',
  'sso_registration_scopes',
  'sso_account_id',
  'sso_role_name',
  'role_arn',
  'source_profile',
  'credential_source',
  'web_identity_token_file',
  'credential_process',
  'login_session',
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'aws_account_id',
] as const;

/** Settings that say how `role_arn` is assumed, and mean nothing without it. */
const ASSUMED_ROLE_KEYS = ['role_session_name', 'external_id', 'mfa_serial', 'duration_seconds'] as const;

/** Takes the identity out of sections, save the keys to be kept; what else stands in them (Region, output, nested settings) stays. */
export function identityRemovals(
  sections: readonly ConfigSection[],
  keep: ReadonlySet<string> = new Set(),
): readonly DocumentEdit[] {
  const assumesRole = sections.some(({ entries }) => entries.some(({ key }) => key === 'role_arn'));
  const keys = [...IDENTITY_KEYS, ...(assumesRole ? ASSUMED_ROLE_KEYS : [])].filter((key) => !keep.has(key));
  return keys.flatMap((key) => removeFromAll(sections, key));
}
