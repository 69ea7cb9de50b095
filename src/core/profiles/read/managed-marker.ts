import type { ConfigDocument, ConfigSection } from '../../config/document/config-document.ts';
import { parseRoleBridgeLine } from '../../config/document/role-bridge-line.ts';
import { strip } from '../../config/document/config-text.ts';
import { ownCommentText } from '../../config/edit/own-comment.ts';

/** What Daypass made a section for; the section stays Daypass's while it still says the same. */
export type Marker =
  | { readonly madeFor: 'role'; readonly accountId: string; readonly roleName: string }
  /** A second profile, whose keys come from another one by `credential_process`. */
  | { readonly madeFor: 'bridge' }
  /** Temporary keys in the credentials file; the key's id ties the comment to the very keys it came with. */
  | { readonly madeFor: 'keys'; readonly accountId: string; readonly roleName: string; readonly accessKeyId: string };

/**
 * The comment that says so, without its `#`, to stand right under the header (docs/adr/0002-marker.md). Without `:` and
 * `=` of its own: the AWS CLI's writer takes a comment with one of those for a key.
 */
export function markerComment(marker: Marker): string {
  if (marker.madeFor === 'role') return `Made by Daypass for ${marker.roleName} in ${marker.accountId}`;
  if (marker.madeFor === 'bridge') return 'Made by Daypass as a bridge for tools that do not know SSO';
  return `Made by Daypass with ${marker.accessKeyId} of ${marker.roleName} in ${marker.accountId}`;
}

/** The 1-based number of the marker's line and what it says. Only comments between the header and the first key count. */
export function findMarker(
  { lines }: Pick<ConfigDocument, 'lines'>,
  { lineNumber: headerLine }: Pick<ConfigSection, 'lineNumber'>,
): { readonly lineNumber: number; readonly marker: Marker } | undefined {
  for (let lineNumber = headerLine + 1; lineNumber <= lines.length; lineNumber += 1) {
    const text = strip(lines[lineNumber - 1]?.text ?? '');
    const isComment = text.startsWith('#') || text.startsWith(';');
    if (text !== '' && !isComment) return undefined;
    const marker = isComment ? markerIn(text) : undefined;
    if (marker !== undefined) return { lineNumber, marker };
  }
  return undefined;
}

/** Whether Daypass made the section, changed since or not. */
export function isMadeByDaypass(document: Pick<ConfigDocument, 'lines'>, section: ConfigSection): boolean {
  return findMarker(document, section) !== undefined;
}

/**
 * The marker of a section that still stands for what Daypass made it for. Region, output and whatever else a person sets
 * beside the identity is theirs to set and changes nothing here; another role, or keys from elsewhere, does.
 */
export function intactMarker(document: Pick<ConfigDocument, 'lines'>, section: ConfigSection): Marker | undefined {
  const marker = findMarker(document, section)?.marker;
  return marker !== undefined && saysTheSame(marker, section) ? marker : undefined;
}

function markerIn(comment: string): Marker | undefined {
  const rest = ownCommentText(comment) ?? '';
  const role = /^for (\S+) in (\d{12})$/.exec(rest);
  if (role) return { madeFor: 'role', roleName: role[1] ?? '', accountId: role[2] ?? '' };
  if (/^as a bridge\b/.test(rest)) return { madeFor: 'bridge' };
  const keys = /^with (\S+) of (\S+) in (\d{12})$/.exec(rest);
  if (keys) return { madeFor: 'keys', accessKeyId: keys[1] ?? '', roleName: keys[2] ?? '', accountId: keys[3] ?? '' };
  return undefined;
}

/** Each is a way to keys of its own: what stands in one of ours beside ours was put there by someone. */
const WAYS_TO_KEYS = [
  'sso_account_id',
  'role_arn',
  'source_profile',
  'credential_source',
  'credential_process',
  'web_identity_token_file',
  'login_session',
  'aws_access_key_id',
] as const;

type WayToKeys = (typeof WAYS_TO_KEYS)[number];

function saysTheSame(marker: Marker, { entries }: ConfigSection): boolean {
  const values = new Map(entries.map(({ key, value }) => [key, value]));
  const hasOnly = (way: WayToKeys) => WAYS_TO_KEYS.every((other) => values.has(other) === (other === way));
  if (marker.madeFor === 'role') {
    const isSameRole =
      values.get('sso_account_id') === marker.accountId && values.get('sso_role_name') === marker.roleName;
    if (isSameRole) return hasOnly('sso_account_id');
    const bridged = parseRoleBridgeLine(values.get('credential_process') ?? '');
    const isBridged = bridged?.accountId === marker.accountId && bridged.roleName === marker.roleName;
    return isBridged && hasOnly('credential_process');
  }
  if (marker.madeFor === 'bridge') {
    const command = values.get('credential_process') ?? '';
    return /\b(credential-process|export-credentials) --profile \S+$/.test(command) && hasOnly('credential_process');
  }
  return values.get('aws_access_key_id') === marker.accessKeyId && hasOnly('aws_access_key_id');
}
