/** The variables that hold role credentials. AWS_SECURITY_TOKEN is the old name of AWS_SESSION_TOKEN, still read by boto. */
export const KEY_VARIABLES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_CREDENTIAL_EXPIRATION',
] as const;

/**
 * The variables that make a client prefer other credentials to exported keys, or mix them (AWS SDKs and Tools Reference
 * Guide, "Environment variables list"). The SDK for JavaScript prefers AWS_PROFILE to exported keys; the AWS CLI does not.
 */
export const OTHER_CREDENTIAL_SOURCES = [
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_SECURITY_TOKEN',
  'AWS_ACCOUNT_ID',
  'AWS_ROLE_ARN',
  'AWS_ROLE_SESSION_NAME',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
] as const;

/** The variables that the AWS CLI prefers to AWS_PROFILE (botocore, `create_credential_resolver`). */
export const PREFERRED_TO_PROFILE = [...KEY_VARIABLES, 'AWS_WEB_IDENTITY_TOKEN_FILE'] as const;
