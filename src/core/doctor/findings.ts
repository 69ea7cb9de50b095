import { createHash } from 'node:crypto';
import type { Finding, Severity } from '../../shared/domain/findings.ts';
import { SecretHider } from '../config/edit/hide-secrets.ts';
import { withoutInnerSecrets } from '../disk/secret-text.ts';
import type { ConfigDocument } from '../config/document/config-document.ts';
import { credentialsNameOf, profileNameOf } from '../profiles/read/profile-sections.ts';
import type { AwsFiles } from '../profiles/editor/edit-plan.ts';
import type { AwsFileKind } from '../config/clients/client-reading.ts';
import type { Issue } from './issue.ts';

/** A finding for the person, with the issue that it was made from. */
export interface Found {
  readonly finding: Finding;
  readonly issue: Issue;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** Issues as findings, most severe first, then by file and line. */
export function found(issues: readonly Issue[], files: AwsFiles): Found[] {
  const times = new Map<string, number>();
  return issues
    .map((issue) => toFound(issue, files, times))
    .toSorted(({ finding: a }, { finding: b }) => {
      const byRank = RANK[a.severity] - RANK[b.severity];
      const byFile = (a.filePath ?? '').localeCompare(b.filePath ?? '', 'en');
      return byRank || byFile || (a.lineNumber ?? 0) - (b.lineNumber ?? 0);
    });
}

function toFound(issue: Issue, files: AwsFiles, times: Map<string, number>): Found {
  const { code, severity, clients, facts, file, line } = issue;
  const filePath = file === undefined ? issue.filePath : file === 'config' ? files.configPath : files.credentialsPath;
  const text = file === undefined || line === undefined ? undefined : files[file].layout.textOf(line - 1);
  const name = idOf(issue, text);
  const time = (times.get(name) ?? 0) + 1;
  times.set(name, time);
  const finding: Finding = {
    id: time === 1 ? name : `${name}-${time}`,
    code,
    severity,
    clients,
    facts: withoutSecrets(facts),
    fixable: issue.fix !== undefined,
    ...(filePath !== undefined && { filePath }),
    ...(line !== undefined && { lineNumber: line }),
    ...(text !== undefined && { lineText: quoted(issue, text, files) }),
    ...(issue.meant !== undefined && { meant: issue.meant }),
    ...(file !== undefined && line !== undefined && ownerOf(files[file], file, line)),
  };
  return { finding, issue };
}

/** The profile or session whose section the line is in. */
function ownerOf(
  { sections }: ConfigDocument,
  file: AwsFileKind,
  line: number,
): Pick<Finding, 'profileName' | 'sessionName'> {
  const section = lastUpTo(sections, line);
  if (section === undefined) return {};
  const profileName = file === 'config' ? profileNameOf(section) : credentialsNameOf(section);
  if (profileName !== undefined) return { profileName };
  return section.type === 'sso-session' && section.name !== '' ? { sessionName: section.name } : {};
}

/** The last section whose header is at the line or above it. */
function lastUpTo(sections: ConfigDocument['sections'], line: number): ConfigDocument['sections'][number] | undefined {
  let [low, high] = [0, sections.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle]?.lineNumber ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return sections[low - 1];
}

/** The line as it may be shown. */
function quoted({ file = 'credentials', line = 1 }: Issue, text: string, files: AwsFiles): string {
  return new SecretHider(files[file].layout, file).hideBefore(line - 1, text);
}

/**
 * A fact may repeat a value of the file, and is shown in windows and reports too. `path` names a file that Daypass looked
 * at, so it stays whole: a folder's name may look random, and the person must find the file.
 */
function withoutSecrets(facts: Finding['facts']): Finding['facts'] {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => {
      const isShownWhole = typeof fact !== 'string' || name === 'path';
      return [name, isShownWhole ? fact : withoutInnerSecrets(fact)];
    }),
  );
}

/** The code and a hash of what the finding is about, but not of where it stands. */
function idOf({ code, file, filePath, identity, facts }: Issue, text: string | undefined): string {
  const about = text === undefined ? (identity ?? Object.values(facts).join('\0')) : `${text}\0${identity ?? ''}`;
  const hash = createHash('sha1')
    .update([file ?? filePath ?? '', about].join('\0'), 'utf8')
    .digest('hex');
  return `${code}-${hash.slice(0, 8)}`;
}
