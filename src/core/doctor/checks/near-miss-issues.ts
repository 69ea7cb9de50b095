import { readHeader } from '../../config/document/config-header.ts';
import type { ConfigSection } from '../../config/document/config-document.ts';
import { strip } from '../../config/document/config-text.ts';
import { nearest } from '../../../shared/text/nearest.ts';
import { header, renameKey, setValue } from '../fixes/line-fixes.ts';
import { ALL_CLIENTS, type Issue } from '../issue.ts';
import { isAwsSection, type ParsedFile } from '../section-lines.ts';
import { nearestKnownKey, PROFILE_KEYS } from './known-keys.ts';
import { settingIssues } from './setting-values.ts';

const PREFIXES = ['profile', 'sso-session', 'services'] as const;
/** IAM’s own name of a role that a permission set makes: the permission set’s name, at most 32 characters, in between. */
const RESERVED_ROLE = /AWSReservedSSO_([\w+=,.@-]{1,32})_[0-9a-f]{16}$/u;

/** Names and values that are nearly right. No client says anything about them: the setting just has no effect. */
export function nearMissIssues(parsed: ParsedFile): Issue[] {
  const { document, kind } = parsed;
  const issues = document.sections.flatMap((section): Issue[] => {
    if (!isAwsSection(section, kind)) return kind === 'config' ? ofOtherHeader(section, parsed) : [];
    if (section.type === 'services') return [];
    const ofHeader = kind === 'credentials' ? sessionInCredentials(section) : [];
    // Its settings would be flagged one by one.
    if (ofHeader.length > 0) return ofHeader;
    return keysOf(section).concat(settingIssues(section), reservedRole(section));
  });
  return issues.map((issue): Issue => Object.assign(issue, { file: kind }));
}

/** `[Profile b]`, `[sso_session x]`: to every client a section of another program. */
function ofOtherHeader({ type, name, lineNumber, entries }: ConfigSection, { document }: ParsedFile): Issue[] {
  const [, word = '', rest = ''] = /^(\S+)\s+(\S.*)$/su.exec(name) ?? [];
  const prefix = type === 'other' ? prefixMeant(word) : undefined;
  if (prefix === undefined || !entries.some(({ key }) => PROFILE_KEYS.has(key) || key.startsWith('sso_'))) return [];
  const near = `${prefix} ${rest}`;
  const meant = readHeader(near);
  const isTaken = document.sectionsNamed(meant.name).some((section) => section.type === meant.type);
  const isPlain = /^\[[^\]]*\]\s*$/u.test(strip(document.layout.textOf(lineNumber - 1)));
  return [
    {
      code: 'headerPrefixUnknown',
      severity: 'error',
      clients: ALL_CLIENTS,
      line: lineNumber,
      facts: { section: name, near },
      ...(!isTaken && isPlain && { fix: header(lineNumber, `[${near}]`, '') }),
    },
  ];
}

function prefixMeant(word: string): string | undefined {
  const plain = word.toLowerCase().replaceAll('_', '-');
  // What begins with the whole prefix, as `profiles`, some client may read.
  if (word === plain && PREFIXES.some((prefix) => word.startsWith(prefix))) return undefined;
  return PREFIXES.find((prefix) => prefix === plain) ?? nearest(plain, PREFIXES);
}

/** No client looks for sessions in the credentials file. */
function sessionInCredentials({ type, name, lineNumber }: ConfigSection): Issue[] {
  if (type !== 'sso-session' && !/^sso[-_]session\s/iu.test(name)) return [];
  const facts = { section: type === 'sso-session' ? `sso-session ${name}` : name };
  return [{ code: 'sessionInCredentials', severity: 'error', clients: ALL_CLIENTS, line: lineNumber, facts }];
}

function keysOf({ entries }: ConfigSection): Issue[] {
  const present = new Set(entries.map(({ key }) => key));
  return entries.flatMap(({ key, lineNumber }): Issue[] => {
    const near = nearestKnownKey(key);
    if (near === undefined) return [];
    const fix = !present.has(near) && { fix: renameKey(lineNumber, near) };
    return [
      { code: 'keyUnknown', severity: 'warning', clients: ALL_CLIENTS, line: lineNumber, facts: { key, near }, ...fix },
    ];
  });
}

function reservedRole({ entries }: ConfigSection): Issue[] {
  return entries.flatMap(({ key, value, lineNumber: line }): Issue[] => {
    const near = key === 'sso_role_name' ? RESERVED_ROLE.exec(value)?.[1] : undefined;
    if (near === undefined) return [];
    const base = { code: 'roleNameReserved', severity: 'error', clients: ALL_CLIENTS, line } as const;
    return [{ ...base, facts: { value, near }, fix: setValue(line, near) }];
  });
}
