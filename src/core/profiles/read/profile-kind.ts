import type { ProfileKind } from '../../../shared/domain/config-edits.ts';

type Values = ReadonlyMap<string, string>;

/**
 * How a profile gets its keys, in the order in which the AWS CLI asks (botocore's create_credential_resolver): an
 * assumed role, IAM Identity Center, the credentials file, `aws login`, a process, keys in the config file.
 */
export function profileKind(config: Values, credentials: Values = new Map()): ProfileKind {
  if (config.has('role_arn')) {
    return config.has('source_profile') || config.has('credential_source') ? 'chained' : 'other';
  }
  if (config.has('sso_session')) return 'sso';
  if (config.has('sso_start_url')) return 'legacySso';
  if (credentials.has('aws_access_key_id')) return 'static';
  if (config.has('login_session')) return 'login';
  if (config.has('credential_process') || credentials.has('credential_process')) return 'process';
  if (config.has('aws_access_key_id')) return 'static';
  return credentials.has('role_arn') && credentials.has('source_profile') ? 'chained' : 'other';
}
