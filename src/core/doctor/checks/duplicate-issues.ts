import type { ConfigSection, OddLine } from '../../config/document/config-document.ts';
import { closingBracket } from '../../config/document/config-header.ts';
import { LINE } from '../../config/document/config-layout.ts';
import { indentOf, strip } from '../../config/document/config-text.ts';
import { flatValues, type AwsFileKind } from '../../config/clients/client-reading.ts';
import { READ_AS } from '../../config/clients/read-as.ts';
import { linesOfKey, spanOfSection } from '../../config/document/section-span.ts';
import { ALL_CLIENTS, type Issue, type LineFix } from '../issue.ts';
import { readBody } from '../affected-clients.ts';
import { dropLine, removeLines } from '../fixes/line-fixes.ts';
import type { PendingLineEdits } from '../fixes/pending-line-edits.ts';
import { isAwsSection, sectionsWithin, linesUnder, type ParsedFile } from '../section-lines.ts';

/** Sections that stand there twice, also where another spelling of the header hides it. */
export function duplicateSections(looked: ParsedFile): Issue[] {
  return [...sameHeaders(looked), ...secondSpellings(looked)];
}

function sameHeaders({ document, kind }: ParsedFile): Issue[] {
  const { layout, sections, oddLines } = document;
  const oddHeaders = new Set(oddLines.filter((odd) => odd.kind === 'duplicateSection').map(({ line }) => line));
  if (oddHeaders.size === 0) return [];
  const refusing = oddLines.filter((odd) => odd.kind !== 'duplicateSection' && odd.kind !== 'duplicateKey');
  const firstOf = new Map<string, ConfigSection>();
  return sections.flatMap((section): Issue[] => {
    const text = strip(layout.textOf(section.lineNumber - 1));
    const identity = text.slice(1, text.lastIndexOf(']'));
    const first = firstOf.get(identity);
    if (first === undefined) {
      firstOf.set(identity, section);
      return [];
    }
    if (!oddHeaders.has(section.lineNumber)) return [];
    return [
      {
        code: 'duplicateSection',
        severity: 'error',
        clients: ['botocore'],
        file: kind,
        line: section.lineNumber,
        facts: { section: identity, firstLine: first.lineNumber },
        ...(isSoundToMerge({ document, kind }, first, section, refusing) && {
          fix: merge({ document, kind }, first, section),
        }),
      },
    ];
  });
}

/** The SDKs for JavaScript and Go, which do read such a file, must see the same before and after. */
function isSoundToMerge(
  { document }: ParsedFile,
  first: ConfigSection,
  second: ConfigSection,
  refusing: readonly OddLine[],
): boolean {
  const keysBySpelling = new Map<string, Set<string>>();
  for (const section of [first, second]) {
    for (const { lineNumber } of section.entries) {
      const spelled = strip(document.layout.textOf(lineNumber - 1).split(/[=:]/)[0] ?? '');
      const spellings = keysBySpelling.get(spelled.toLowerCase()) ?? new Set();
      keysBySpelling.set(spelled.toLowerCase(), spellings.add(spelled));
    }
  }
  const isRefused = [first, second].some(({ lineNumber }) => {
    const { end } = spanOfSection(document.layout, lineNumber);
    return sectionsWithin(refusing, lineNumber + 1, end).length > 0;
  });
  if ([first, second].some((section) => hasOddLayout(document, section))) return false;
  return !isRefused && [...keysBySpelling.values()].every(({ size }) => size === 1);
}

/** Lines that mean another thing where another line stands above: indented settings, and headers taken for values. */
function hasOddLayout({ layout }: ParsedFile['document'], { lineNumber }: ConfigSection): boolean {
  const { header, end } = spanOfSection(layout, lineNumber);
  for (let line = header + 1; line < end; line += 1) {
    const text = layout.textOf(line);
    if (layout.kinds[line] === LINE.entry && indentOf(text) > 0) return true;
    if (layout.kinds[line] === LINE.continuation && strip(text).startsWith('[')) return true;
  }
  return false;
}

/** Moves what stands under the second header below the first one's last setting; a setting of both keeps its later line. */
function merge({ document }: ParsedFile, first: ConfigSection, second: ConfigSection): LineFix {
  const { layout } = document;
  return { by: 'lines', order: 10, apply };

  function apply(lineEdits: PendingLineEdits): void {
    const firstSpan = spanOfSection(layout, first.lineNumber);
    const secondSpan = spanOfSection(layout, second.lineNumber);
    for (const key of new Set(second.entries.map((entry) => entry.key))) {
      for (const line of linesOfKey(layout, firstSpan, key).flat()) dropLine(lineEdits, line + 1);
    }
    const moved: string[] = [];
    for (let line = secondSpan.header + 1; line <= secondSpan.bodyEnd; line += 1) {
      const isHeader = line === secondSpan.header + 1;
      const { before, after } = lineEdits.lineAt(line);
      moved.push(
        ...(isHeader ? [...before, ...after, ...trailingComment(layout.textOf(line - 1))] : lineEdits.textsAt(line)),
      );
      lineEdits.change(line, { before: [], text: undefined, after: [] });
    }
    const blank = secondSpan.header;
    if (blank > 0 && layout.kinds[blank - 1] === LINE.blank) lineEdits.change(blank, { text: undefined });
    const last = Math.max(firstSpan.bodyEnd, firstSpan.header + 1);
    lineEdits.change(last, { after: [...lineEdits.lineAt(last).after, ...moved] });
  }
}

function trailingComment(header: string): string[] {
  const trailing = strip(header.slice(header.indexOf('[') + closingBracket(strip(header)) + 1));
  if (trailing === '') return [];
  return [/^[#;]/.test(trailing) ? trailing : `# ${trailing}`];
}

/** Settings that stand twice under one header. */
export function duplicateKeys({ document, kind }: ParsedFile): Issue[] {
  const { layout, sections, oddLines } = document;
  const odd = new Set(oddLines.filter((one) => one.kind === 'duplicateKey').map(({ line }) => line));
  if (odd.size === 0) return [];
  return sections.flatMap((section) => {
    const seen = new Map<string, number>();
    return section.entries.flatMap(({ key, lineNumber }): Issue[] => {
      const firstLine = seen.get(key);
      seen.set(key, lineNumber);
      if (firstLine === undefined || !odd.has(lineNumber)) return [];
      const goner = linesOfKey(layout, spanOfSection(layout, section.lineNumber), key)
        .filter(([line = 0]) => line + 1 === firstLine)
        .flat()
        .map((line) => line + 1);
      const isSound = isSoundToRemove({ document, kind }, section, goner);
      return [
        {
          code: 'duplicateKey',
          severity: 'error',
          clients: ['botocore'],
          file: kind,
          line: lineNumber,
          facts: { key, firstLine },
          ...(isSound && { fix: removeLines(goner) }),
        },
      ];
    });
  });
}

function isSoundToRemove({ document }: ParsedFile, section: ConfigSection, goner: readonly number[]): boolean {
  const lines = [...linesUnder(document, section)];
  const text = (line: number) => document.layout.textOf(line - 1);
  if (hasOddLayout(document, section)) return false;
  const before = readBody(lines.map(text).join('\n'));
  const after = readBody(
    lines
      .filter((line) => !goner.includes(line))
      .map(text)
      .join('\n'),
  );
  return (['javascript', 'go'] as const).every((client) => isSameRead(before[client], after[client]));
}

function isSameRead(a: ReadonlyMap<string, string> | 'refused', b: ReadonlyMap<string, string> | 'refused'): boolean {
  if (a === 'refused' || b === 'refused') return a === b;
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}

/** Two headers that are one name to some client and two to another; `[default]` beside `[profile default]` is the known case. */
function secondSpellings({ document, kind }: ParsedFile): Issue[] {
  if (kind === 'credentials') return [];
  const { layout, sections } = document;
  const textOf = ({ lineNumber }: ConfigSection) => strip(layout.textOf(lineNumber - 1));
  const firstOf = new Map<string, ConfigSection>();
  return sections.flatMap((section): Issue[] => {
    if (!isAwsSection(section, kind) || section.type === 'services') return [];
    const { lineNumber, name, type } = section;
    const identity = `${type === 'sso-session' ? 'sso-session' : 'profile'} ${name}`;
    const first = firstOf.get(identity);
    if (first === undefined) {
      firstOf.set(identity, section);
      return [];
    }
    const [firstText, text] = [textOf(first), textOf(section)];
    if (inside(firstText) === inside(text)) return [];
    const isDefault = name === 'default' && type !== 'sso-session';
    return [
      {
        code: isDefault ? 'defaultTwice' : 'duplicateSpelling',
        severity: 'warning',
        clients: notMerging(firstText, text, kind),
        file: kind,
        line: lineNumber,
        facts: { section: inside(text), firstLine: first.lineNumber },
      },
    ];
  });
}

/** The clients to whom the second header does not simply go on with the first. */
function notMerging(first: string, second: string, kind: AwsFileKind): Issue['clients'] {
  const bytes = Buffer.from(`${first}\na = 1\nb = 1\n${second}\nb = 2\nc = 2\n`);
  return ALL_CLIENTS.filter((client) => {
    const { profiles, sessions } = READ_AS[client](bytes, kind);
    const [only, ...others] = [...profiles.values(), ...sessions.values()];
    const values = only === undefined ? undefined : flatValues(only);
    return others.length > 0 || values?.get('a') !== '1' || values.get('b') !== '2' || values.get('c') !== '2';
  });
}

function inside(text: string): string {
  return text.slice(1, text.lastIndexOf(']'));
}
