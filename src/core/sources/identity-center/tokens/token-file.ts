import { Secret } from '../../../secret.ts';
import type { SsoSession } from '../../../state.ts';
import { formatInstant, parseInstant } from '../../../../shared/text/instant.ts';
import { pythonJson } from '../../../config/clients/botocore-json.ts';
import { LONGEST_START_URL } from '../../../../shared/text/start-url.ts';
import { isObject } from '../../../check.ts';

/** An access token as the AWS clients share it through `~/.aws/sso/cache`. */
export interface CachedToken {
  readonly startUrl: string;
  readonly region: string;
  readonly accessToken: Secret;
  readonly expiresAtMillis: number;
  readonly refreshToken?: Secret;
  readonly clientId?: string;
  readonly clientSecret?: Secret;
  readonly registrationExpiresAtMillis?: number;
}

type JsonObject = Readonly<Record<string, unknown>>;

/** What other clients store in a token file. */
export type UnknownKeys = JsonObject;

export interface ParsedTokenFile {
  /** Left out when the content gives no usable token. */
  readonly token?: CachedToken;
  /** What other clients store in the file, to be written back; without values that are nested absurdly deep. */
  readonly unknownKeys: UnknownKeys;
}

/** What clients store in a token file is flat. Writing goes down level by level and would overflow the stack on thousands. */
const MOST_LEVELS = 64;

/** In the order in which the AWS CLI writes them. */
const KNOWN_KEYS: ReadonlySet<string> = new Set([
  'startUrl',
  'region',
  'accessToken',
  'expiresAt',
  'clientId',
  'clientSecret',
  'registrationExpiresAt',
  'refreshToken',
]);

/**
 * Reads what any of the clients may have written: nulls count as absent, instants in all their spellings. Answers
 * undefined for what is not one whole JSON object (cut off, a byte order mark, trailing junk, not UTF-8).
 */
export function parseTokenFile(
  bytes: Uint8Array,
  session: Pick<SsoSession, 'startUrl' | 'region'>,
): ParsedTokenFile | undefined {
  const content = parseObject(bytes);
  if (content === undefined) return undefined;
  const isRetained = ([key, value]: [string, unknown]) => !KNOWN_KEYS.has(key) && !isDeeperThan(MOST_LEVELS, value);
  const unknownKeys = Object.fromEntries(Object.entries(content).filter(isRetained));
  const token = readCachedToken(content, session);
  return token === undefined ? { unknownKeys } : { token, unknownKeys };
}

/** One line in the form of Python's json.dumps, as `aws sso login` writes it; nothing is ever null. */
export function tokenFileText(token: CachedToken, unknownKeys: JsonObject = {}): string {
  const known = {
    startUrl: token.startUrl,
    region: token.region,
    accessToken: token.accessToken.reveal(),
    expiresAt: formatInstant(token.expiresAtMillis),
    clientId: token.clientId,
    clientSecret: token.clientSecret?.reveal(),
    registrationExpiresAt:
      token.registrationExpiresAtMillis === undefined ? undefined : formatInstant(token.registrationExpiresAtMillis),
    refreshToken: token.refreshToken?.reveal(),
  };
  return pythonJson(
    Object.fromEntries([...Object.entries(known), ...Object.entries(unknownKeys)].filter(([, value]) => value != null)),
  );
}

function parseObject(bytes: Uint8Array): JsonObject | undefined {
  try {
    const json = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Level by level instead of by recursion, which is what it guards against. */
function isDeeperThan(levels: number, value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
}

function readCachedToken(
  content: JsonObject,
  session: Pick<SsoSession, 'startUrl' | 'region'>,
): CachedToken | undefined {
  const accessToken = text(content['accessToken']);
  const expiresAtMillis = parseInstant(content['expiresAt']);
  const startUrl = text(content['startUrl']) ?? session.startUrl;
  if (accessToken === undefined || expiresAtMillis === undefined || startUrl.length > LONGEST_START_URL)
    return undefined;
  const refreshToken = text(content['refreshToken']);
  const clientId = text(content['clientId']);
  const clientSecret = text(content['clientSecret']);
  const registrationExpiresAtMillis = parseInstant(content['registrationExpiresAt']);
  return {
    startUrl,
    region: text(content['region']) ?? session.region,
    accessToken: new Secret(accessToken),
    expiresAtMillis,
    ...(refreshToken !== undefined && { refreshToken: new Secret(refreshToken) }),
    ...(clientId !== undefined && { clientId }),
    ...(clientSecret !== undefined && { clientSecret: new Secret(clientSecret) }),
    ...(registrationExpiresAtMillis !== undefined && { registrationExpiresAtMillis }),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
