import { withoutNamedSecrets } from '../../core/index.ts';

/** A character of base64, also as URLs and JSON escape it, percent-encoded up to twice. */
const BASE64 = String.raw`(?:[A-Za-z0-9+/_-]|%(?:25)?2[BbFf]|\\/|\\u002[BbFf])`;
const EQUALS = String.raw`(?:=|%(?:25)?3[Dd]|\\u003[Dd])`;
const COLON = String.raw`(?::|%(?:25)?3[Aa])`;
/**
 * Text that can only be a secret: AWS key ids, JSON web tokens, and anything long without a space in base64. No word
 * boundary is asked for: a secret may begin or end with `+` or `/`.
 */
const SECRET_TEXT = new RegExp(
  [
    `ao[ar](?:${BASE64}|${EQUALS}|${COLON}){20,}`,
    String.raw`eyJ[\w-]{10,}[\w.-]*`,
    `${BASE64}{40,}${EQUALS}{0,2}`,
    String.raw`A[KS]IA[A-Z0-9]{8,}`,
  ].join('|'),
  'g',
);
const AUTHORIZATION = /\b((?:bearer|basic|digest|negotiate)\s+)[^\s"',;]+/gi;
/** Query values that carry codes and tokens. */
const SECRET_QUERY = /([?&#](?:code|state|user_code|client_secret|token|code_verifier|SigninToken)=)[^&\s"]+/gi;
/** User and password before a host, as proxies are named. */
const SECRET_USERINFO = /(:\/\/)[^\s/?#"']*@/g;
const SECRET_KEY = /token|secret|password|credential|authorization|verifier|user_?code/i;
const MAX_DEPTH = 6;

/** A copy of a value fit for a log: secrets by name or by look are replaced, Errors become name, code and stack. */
export function redacted(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactedText(value);
  if (value === null || typeof value !== 'object') return typeof value === 'bigint' ? String(value) : value;
  if (depth >= MAX_DEPTH) return '[deep]';
  if (value instanceof Error) return redacted(errorFields(value), depth + 1);
  if (Array.isArray(value)) return value.map((item) => redacted(item, depth + 1));
  const plain: unknown = 'toJSON' in value && typeof value.toJSON === 'function' ? value.toJSON() : value;
  if (plain === null || typeof plain !== 'object') return redacted(plain, depth + 1);
  return Object.fromEntries(
    Object.entries(plain).map(([key, item]) => [
      key,
      SECRET_KEY.test(key) && item !== undefined ? '[redacted]' : redacted(item, depth + 1),
    ]),
  );
}

function redactedText(text: string): string {
  const shown = text
    .replace(SECRET_USERINFO, '$1[redacted]@')
    .replace(SECRET_QUERY, '$1[redacted]')
    .replace(AUTHORIZATION, '$1[redacted]')
    .replace(SECRET_TEXT, '[redacted]');
  return withoutNamedSecrets(shown);
}

function errorFields(error: Error): Record<string, unknown> {
  return {
    name: error.name,
    message: error.message,
    ...('code' in error ? { code: error.code } : {}),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: error.cause }),
  };
}
