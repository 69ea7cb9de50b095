type Environment = Readonly<Record<string, string | undefined>>;

/** What would win over the keys, or send a client elsewhere for others (AWS SDKs and Tools Reference Guide). */
const CONFLICTING: ReadonlySet<string> = new Set([
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_ACCOUNT_ID',
  'AWS_ROLE_ARN',
  'AWS_ROLE_SESSION_NAME',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
]);

/** Ours without what would conflict, and with the keys. Without a region among those, the person's stays. */
export function childEnvironment(own: Environment, keys: Readonly<Record<string, string>>): Environment {
  // Windows knows no case in names of variables.
  const kept = Object.entries(own).filter(([name]) => !CONFLICTING.has(name.toUpperCase()));
  return { ...Object.fromEntries(kept), ...keys };
}
