import { nearest } from '../../../shared/text/nearest.ts';

/** Settings of profiles and sessions that AWS clients look for (AWS SDKs and Tools Reference Guide; AWS CLI configuration files). */
const KNOWN_KEYS: ReadonlySet<string> = new Set([
  'account_id_endpoint_mode',
  'api_versions',
  'auth_scheme_preference',
  'aws_access_key_id',
  'aws_account_id',
  'aws_secret_access_key',
  'aws_session_token',
  'ca_bundle',
  'cli_auto_prompt',
  'cli_binary_format',
  'cli_follow_urlparam',
  'cli_history',
  'cli_pager',
  'cli_timestamp_format',
  'credential_process',
  'credential_source',
  'defaults_mode',
  'disable_request_compression',
  'duration_seconds',
  'dynamodb',
  'ec2_metadata_service_endpoint',
  'ec2_metadata_service_endpoint_mode',
  'endpoint_discovery_enabled',
  'endpoint_url',
  'external_id',
  'ignore_configured_endpoint_urls',
  'login_session',
  'max_attempts',
  'metadata_service_num_attempts',
  'metadata_service_timeout',
  'mfa_serial',
  'output',
  'parameter_validation',
  'region',
  'request_checksum_calculation',
  'request_min_compression_size_bytes',
  'response_checksum_validation',
  'retry_mode',
  'role_arn',
  'role_session_name',
  's3',
  's3_disable_multiregion_access_points',
  's3_use_arn_region',
  'sdk_ua_app_id',
  'services',
  'sigv4a_signing_region_set',
  'source_profile',
  'sso_account_id',
  'sso_region',
  'sso_registration_scopes',
  'sso_role_name',
  'sso_session',
  'sso_start_url',
  'sts_regional_endpoints',
  'tcp_keepalive',
  'use_dualstack_endpoint',
  'use_fips_endpoint',
  'web_identity_token_file',
]);

export function isKnownKey(key: string): boolean {
  return KNOWN_KEYS.has(key);
}

/** The setting that a key which AWS clients don't know was probably meant to be. */
export function nearestKnownKey(key: string): string | undefined {
  if (KNOWN_KEYS.has(key)) return undefined;
  const plain = (text: string) => text.replaceAll(/[_-]/gu, '');
  return [...KNOWN_KEYS].find((known) => plain(known) === plain(key)) ?? nearest(key, [...KNOWN_KEYS]);
}

/** A section that says one of these is meant to be a profile. */
export const PROFILE_KEYS: ReadonlySet<string> = new Set([
  'aws_access_key_id',
  'aws_secret_access_key',
  'credential_process',
  'region',
  'role_arn',
  'source_profile',
  'sso_account_id',
  'sso_role_name',
  'sso_session',
  'sso_start_url',
]);
