import type { FindingCode, Severity } from '../../../shared/domain/findings.ts';
import { isWritableValue } from '../../config/edit/config-append.ts';
import type { ConfigSection } from '../../config/document/config-document.ts';
import { LINE, type ConfigLayout } from '../../config/document/config-layout.ts';
import { strip } from '../../config/document/config-text.ts';
import type { Issue, LineFix } from '../issue.ts';
import { affectedClients, readBody } from '../affected-clients.ts';
import { isKnownKey } from './known-keys.ts';
import { commentToOwnLine, equalsForColon, lowerCaseKey, outdent, unquote } from '../fixes/line-fixes.ts';
import { PendingLineEdits } from '../fixes/pending-line-edits.ts';
import { sectionsWithin, isAwsSection, linesUnder, type ParsedFile } from '../section-lines.ts';
import { settingLine, settingText, withoutQuotes, type SettingLine } from '../setting-line.ts';

/** A line every client reads alike; nearly all lines are. */
const PLAIN = /^[a-z][a-z0-9_.-]* ?=(?!.* [#;]) ?(?!["'])[!-~](?:[ -~]*[!-~])?$/;

/**
 * Settings that clients read each in its own way, by the way they are written. `others` are the issues that make a client
 * refuse the file: what stands beside them is judged as it will read once they are fixed.
 */
export function valueIssues(looked: ParsedFile, others: readonly Issue[]): Issue[] {
  const { document, kind } = looked;
  const inOrder = others.filter(({ line }) => line !== undefined).toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return document.sections.flatMap((section) => {
    if (isPlain(looked, section) || !isAwsSection(section, kind)) return [];
    const issues = issuesUnder(looked, section);
    return issues.concat(restRead(looked, section, issues, inOrder));
  });
}

/** Whether all clients read what stands under a header alike, told from its lines alone. */
export function isPlain({ document }: Pick<ParsedFile, 'document'>, section: ConfigSection): boolean {
  const { layout } = document;
  for (const line of linesUnder(document, section)) {
    const lineKind = layout.kinds[line - 1];
    if (lineKind === LINE.blank || lineKind === LINE.comment) continue;
    if (lineKind !== LINE.entry || !PLAIN.test(layout.textOf(line - 1))) return false;
  }
  return true;
}

function issuesUnder({ document, kind }: ParsedFile, section: ConfigSection): Issue[] {
  const { layout } = document;
  const issues: Issue[] = [];
  let entry: SettingLine | undefined;
  for (const line of linesUnder(document, section)) {
    const text = layout.textOf(line - 1);
    const lineKind = layout.kinds[line - 1];
    const setting = settingLine(text);
    if (lineKind === LINE.entry) {
      entry = setting;
      if (setting !== undefined && isKnownKey(setting.key.toLowerCase()))
        issues.push(...ofEntry(setting, line, isContinued(layout, line)));
    } else if (lineKind === LINE.continuation && setting !== undefined && entry !== undefined) {
      issues.push(...ofContinuation(setting, entry, line));
    }
  }
  const twice = spelledTwice(section);
  for (const issue of issues) Object.assign(issue, { file: kind });
  return issues.map((issue) => (isForThePerson(issue, twice) ? withoutFix(issue) : issue));
}

/** Which of two spellings counts is not for us to say. */
function isForThePerson({ code, facts }: Issue, twice: ReadonlySet<string>): boolean {
  return code === 'keyUpperCase' && twice.has(String(facts['key']).toLowerCase());
}

function withoutFix({ fix: _mend, ...issue }: Issue): Issue {
  return issue;
}

function spelledTwice({ entries }: ConfigSection): ReadonlySet<string> {
  const keys = entries.map(({ key }) => key);
  return new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
}

interface Slip {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly meant: (setting: SettingLine) => SettingLine;
  readonly fix?: LineFix;
}

function isContinued({ kinds }: ConfigLayout, line: number): boolean {
  let next = line;
  while (kinds[next] === LINE.blank || kinds[next] === LINE.comment) next += 1;
  return kinds[next] === LINE.continuation;
}

function ofEntry(setting: SettingLine, line: number, hasMoreLines: boolean): Issue[] {
  const slips: Slip[] = [];
  if (setting.delimiter.includes(':')) {
    slips.push({
      code: 'colonDelimiter',
      severity: 'warning',
      meant: (one) => ({ ...one, delimiter: ' = ' }),
      fix: equalsForColon(line),
    });
  }
  if (setting.key !== setting.key.toLowerCase()) {
    slips.push({
      code: 'keyUpperCase',
      severity: 'warning',
      meant: (one) => ({ ...one, key: one.key.toLowerCase() }),
      fix: lowerCaseKey(line),
    });
  }
  if (setting.comment !== '') {
    slips.push({
      code: 'inlineComment',
      severity: 'warning',
      meant: (one) => ({ ...one, comment: '' }),
      // Without anything on this line, those below would be nested settings.
      ...((setting.value !== '' || !hasMoreLines) && { fix: commentToOwnLine(line) }),
    });
  }
  // Quotes around a program's name with spaces are intended: the clients that run it take them off.
  const bare = withoutQuotes(setting.value);
  if (bare !== setting.value && setting.key.toLowerCase() !== 'credential_process') {
    slips.push({
      code: 'quotedValue',
      severity: 'warning',
      meant: (one) => ({ ...one, value: bare }),
      ...(isWritableValue(bare) && { fix: unquote(line) }),
    });
  }
  return slips.flatMap((slip) => toIssue(slip, slips, setting, line));
}

/** Who is hurt by a slip is told by the line with this slip alone beside the line without any. */
function toIssue(slip: Slip, slips: readonly Slip[], setting: SettingLine, line: number): Issue[] {
  const { code, severity, fix } = slip;
  const written = (left: readonly Slip[]) =>
    `[default]\n${settingText(left.reduce((one, { meant }) => meant(one), { ...setting, indent: '' }))}\n`;
  const others = slips.filter((other) => other !== slip);
  const clients = affectedClients(written(others), written(slips), 'config');
  if (clients.length === 0) return [];
  return [{ code, severity, clients, line, facts: { key: setting.key }, ...(fix && { fix }) }];
}

function ofContinuation(setting: SettingLine, entry: SettingLine, line: number): Issue[] {
  const key = setting.key.toLowerCase();
  const above = `[default]\n${entry.key} = ${entry.value}\n`;
  const text = strip(settingText(setting));
  if (entry.value !== '') {
    if (!isKnownKey(key)) return [];
    const clients = affectedClients(`${above}  ${text}\n`, `${above}${text}\n`, 'config');
    const issue: Issue = {
      code: 'indentedKey',
      severity: 'warning',
      clients,
      line,
      facts: { key: setting.key },
      fix: outdent(line),
    };
    return clients.length === 0 ? [] : [issue, ...ofEntry({ ...setting, indent: '' }, line, false)];
  }
  if (setting.comment === '' || !isKnownKey(entry.key.toLowerCase())) return [];
  const meant = strip(settingText({ ...setting, comment: '' }));
  const clients = affectedClients(`${above}  ${text}\n`, `${above}  ${meant}\n`, 'config');
  const facts = { key: `${entry.key}.${setting.key}` };
  return clients.length === 0
    ? []
    : [{ code: 'inlineComment', severity: 'warning', clients, line, facts, fix: commentToOwnLine(line) }];
}

/** What clients would still read differently once the other issues are fixed, whatever the reason. */
function restRead(
  { document, kind }: ParsedFile,
  section: ConfigSection,
  issues: readonly Issue[],
  others: readonly Issue[],
): Issue[] {
  const lines = [...linesUnder(document, section)];
  // What stands below an indented header is another section's to some.
  if (lines.some((line) => isHeaderLike(document, line))) return [];
  const besides = sectionsWithin(others, section.lineNumber + 1, lines.at(-1) ?? section.lineNumber);
  const lineEdits = new PendingLineEdits(document.layout);
  const fixes = [...issues, ...besides].flatMap(({ fix }) => (fix?.by === 'lines' ? [fix] : []));
  for (const { apply } of fixes.toSorted((a, b) => a.order - b.order)) apply(lineEdits);
  const read = readBody(lines.flatMap((line) => lineEdits.textsAt(line)).join('\n'));
  const { botocore } = read;
  if (botocore === 'refused') return [];
  const told = new Set(issues.filter(({ fix }) => fix === undefined).map(({ line }) => line));
  return section.entries.flatMap(({ key, lineNumber }): Issue[] => {
    if (!isKnownKey(key) || told.has(lineNumber)) return [];
    const clients = (['javascript', 'go'] as const).filter(
      (client) => valueIn(read[client], key) !== botocore.get(key),
    );
    if (clients.length === 0) return [];
    const facts = { key, section: headerText(section) };
    return [{ code: 'readDifferently', severity: 'warning', clients, line: lineNumber, file: kind, facts }];
  });
}

function isHeaderLike({ layout }: ParsedFile['document'], line: number): boolean {
  return layout.kinds[line - 1] === LINE.continuation && strip(layout.textOf(line - 1)).startsWith('[');
}

function valueIn(values: ReadonlyMap<string, string> | 'refused', key: string): string | undefined {
  return values === 'refused' ? undefined : values.get(key);
}

function headerText({ type, name }: ConfigSection): string {
  return type === 'default' || type === 'other' ? name : `${type} ${name}`;
}
