import { parseConfig } from '../../config/document/config-document.ts';

const SECRET_KEYS: ReadonlySet<string> = new Set(['aws_secret_access_key', 'aws_session_token']);
const MAY_HOLD_SECRETS = /aws_(?:secret_access_key|session_token)/i;

/** Returns true if `after` holds a secret key or session token that `before` does not. */
export function addsSecrets(before: Buffer | null, after: Buffer | null): boolean {
  const added = secretsIn(after);
  if (added.size === 0) return false;
  const earlier = secretsIn(before);
  return [...added].some((secret) => !earlier.has(secret));
}

function secretsIn(bytes: Buffer | null): ReadonlySet<string> {
  // Parsing a large config file takes longer than this look, and most files hold no secrets.
  if (bytes === null || !MAY_HOLD_SECRETS.test(bytes.toString('latin1'))) return new Set();
  const entries = parseConfig(bytes).sections.flatMap((section) => section.entries);
  return new Set(entries.flatMap(({ key, value }) => (SECRET_KEYS.has(key) && value !== '' ? [value] : [])));
}
