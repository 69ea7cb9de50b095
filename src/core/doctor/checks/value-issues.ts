import type { FindingCode, Severity } from '../../../shared/domain/findings.ts';
import { isWritableValue } from '../../config/edit/config-append.ts';
import type { ConfigSection } from '../../config/document/config-document.ts';
import { LINE, type ConfigLayout } from '../../config/document/config-layout.ts';
import { strip } from '../../config/document/config-text.ts';
import type { Flaw, Mend } from '../issue.ts';
import { hurtBy, readBody } from '../affected-clients.ts';
import { isKnownKey } from './known-keys.ts';
import { commentToOwnLine, equalsForColon, lowerCaseKey, outdent, unquote } from '../fixes/line-fixes.ts';
import { LineSheet } from '../fixes/pending-line-edits.ts';
import { onesWithin, isAwsSection, linesUnder, type LookedAt } from '../section-lines.ts';
import { settingLine, settingText, withoutQuotes, type SettingLine } from '../setting-line.ts';

/** A line every client reads alike; nearly all lines are. */
const PLAIN = /^[a-z][a-z0-9_.-]* ?=(?!.* [#;]) ?(?!["'])[!-~](?:[ -~]*[!-~])?$/;

/**
 * Settings that clients read each in its own way, by the way they are written. `others` are the flaws that make a client
 * refuse the file: what stands beside them is judged as it will read once they are mended.
 */
export function valueFlaws(looked: LookedAt, others: readonly Flaw[]): Flaw[] {
  const { document, kind } = looked;
  const inOrder = others.filter(({ line }) => line !== undefined).toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return document.sections.flatMap((section) => {
    if (isPlain(looked, section) || !isAwsSection(section, kind)) return [];
    const flaws = flawsUnder(looked, section);
    return flaws.concat(restRead(looked, section, flaws, inOrder));
  });
}

/** Whether all clients read what stands under a header alike, told from its lines alone. */
export function isPlain({ document }: Pick<LookedAt, 'document'>, section: ConfigSection): boolean {
  const { layout } = document;
  for (const line of linesUnder(document, section)) {
    const lineKind = layout.kinds[line - 1];
    if (lineKind === LINE.blank || lineKind === LINE.comment) continue;
    if (lineKind !== LINE.entry || !PLAIN.test(layout.textOf(line - 1))) return false;
  }
  return true;
}

function flawsUnder({ document, kind }: LookedAt, section: ConfigSection): Flaw[] {
  const { layout } = document;
  const flaws: Flaw[] = [];
  let entry: SettingLine | undefined;
  for (const line of linesUnder(document, section)) {
    const text = layout.textOf(line - 1);
    const lineKind = layout.kinds[line - 1];
    const setting = settingLine(text);
    if (lineKind === LINE.entry) {
      entry = setting;
      if (setting !== undefined && isKnownKey(setting.key.toLowerCase()))
        flaws.push(...ofEntry(setting, line, isContinued(layout, line)));
    } else if (lineKind === LINE.continuation && setting !== undefined && entry !== undefined) {
      flaws.push(...ofContinuation(setting, entry, line));
    }
  }
  const twice = spelledTwice(section);
  for (const flaw of flaws) Object.assign(flaw, { file: kind });
  return flaws.map((flaw) => (isForThePerson(flaw, twice) ? withoutMend(flaw) : flaw));
}

/** Which of two spellings counts is not for us to say. */
function isForThePerson({ code, facts }: Flaw, twice: ReadonlySet<string>): boolean {
  return code === 'keyUpperCase' && twice.has(String(facts['key']).toLowerCase());
}

function withoutMend({ mend: _mend, ...flaw }: Flaw): Flaw {
  return flaw;
}

function spelledTwice({ entries }: ConfigSection): ReadonlySet<string> {
  const keys = entries.map(({ key }) => key);
  return new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
}

interface Slip {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly meant: (setting: SettingLine) => SettingLine;
  readonly mend?: Mend;
}

function isContinued({ kinds }: ConfigLayout, line: number): boolean {
  let next = line;
  while (kinds[next] === LINE.blank || kinds[next] === LINE.comment) next += 1;
  return kinds[next] === LINE.continuation;
}

function ofEntry(setting: SettingLine, line: number, hasMoreLines: boolean): Flaw[] {
  const slips: Slip[] = [];
  if (setting.delimiter.includes(':')) {
    slips.push({
      code: 'colonDelimiter',
      severity: 'warning',
      meant: (one) => ({ ...one, delimiter: ' = ' }),
      mend: equalsForColon(line),
    });
  }
  if (setting.key !== setting.key.toLowerCase()) {
    slips.push({
      code: 'keyUpperCase',
      severity: 'warning',
      meant: (one) => ({ ...one, key: one.key.toLowerCase() }),
      mend: lowerCaseKey(line),
    });
  }
  if (setting.comment !== '') {
    slips.push({
      code: 'inlineComment',
      severity: 'warning',
      meant: (one) => ({ ...one, comment: '' }),
      // Without anything on this line, those below would be nested settings.
      ...((setting.value !== '' || !hasMoreLines) && { mend: commentToOwnLine(line) }),
    });
  }
  // Of a program's name with spaces the quotes are meant: whoever runs it takes them off.
  const bare = withoutQuotes(setting.value);
  if (bare !== setting.value && setting.key.toLowerCase() !== 'credential_process') {
    slips.push({
      code: 'quotedValue',
      severity: 'warning',
      meant: (one) => ({ ...one, value: bare }),
      ...(isWritableValue(bare) && { mend: unquote(line) }),
    });
  }
  return slips.flatMap((slip) => toFlaw(slip, slips, setting, line));
}

/** Who is hurt by a slip is told by the line with this slip alone beside the line without any. */
function toFlaw(slip: Slip, slips: readonly Slip[], setting: SettingLine, line: number): Flaw[] {
  const { code, severity, mend } = slip;
  const written = (left: readonly Slip[]) =>
    `[default]\n${settingText(left.reduce((one, { meant }) => meant(one), { ...setting, indent: '' }))}\n`;
  const others = slips.filter((other) => other !== slip);
  const clients = hurtBy(written(others), written(slips), 'config');
  if (clients.length === 0) return [];
  return [{ code, severity, clients, line, facts: { key: setting.key }, ...(mend && { mend }) }];
}

function ofContinuation(setting: SettingLine, entry: SettingLine, line: number): Flaw[] {
  const key = setting.key.toLowerCase();
  const above = `[default]\n${entry.key} = ${entry.value}\n`;
  const text = strip(settingText(setting));
  if (entry.value !== '') {
    if (!isKnownKey(key)) return [];
    const clients = hurtBy(`${above}  ${text}\n`, `${above}${text}\n`, 'config');
    const flaw: Flaw = {
      code: 'indentedKey',
      severity: 'warning',
      clients,
      line,
      facts: { key: setting.key },
      mend: outdent(line),
    };
    return clients.length === 0 ? [] : [flaw, ...ofEntry({ ...setting, indent: '' }, line, false)];
  }
  if (setting.comment === '' || !isKnownKey(entry.key.toLowerCase())) return [];
  const meant = strip(settingText({ ...setting, comment: '' }));
  const clients = hurtBy(`${above}  ${text}\n`, `${above}  ${meant}\n`, 'config');
  const facts = { key: `${entry.key}.${setting.key}` };
  return clients.length === 0
    ? []
    : [{ code: 'inlineComment', severity: 'warning', clients, line, facts, mend: commentToOwnLine(line) }];
}

/** What clients would still read differently once the other flaws are mended, whatever the reason. */
function restRead(
  { document, kind }: LookedAt,
  section: ConfigSection,
  flaws: readonly Flaw[],
  others: readonly Flaw[],
): Flaw[] {
  const lines = [...linesUnder(document, section)];
  // What stands below an indented header is another section's to some.
  if (lines.some((line) => isHeaderLike(document, line))) return [];
  const besides = onesWithin(others, section.lineNumber + 1, lines.at(-1) ?? section.lineNumber);
  const sheet = new LineSheet(document.layout);
  const mends = [...flaws, ...besides].flatMap(({ mend }) => (mend?.by === 'lines' ? [mend] : []));
  for (const { apply } of mends.toSorted((a, b) => a.order - b.order)) apply(sheet);
  const read = readBody(lines.flatMap((line) => sheet.textsAt(line)).join('\n'));
  const { botocore } = read;
  if (botocore === 'refused') return [];
  const told = new Set(flaws.filter(({ mend }) => mend === undefined).map(({ line }) => line));
  return section.entries.flatMap(({ key, lineNumber }): Flaw[] => {
    if (!isKnownKey(key) || told.has(lineNumber)) return [];
    const clients = (['javascript', 'go'] as const).filter(
      (client) => valueIn(read[client], key) !== botocore.get(key),
    );
    if (clients.length === 0) return [];
    const facts = { key, section: headerText(section) };
    return [{ code: 'readDifferently', severity: 'warning', clients, line: lineNumber, file: kind, facts }];
  });
}

function isHeaderLike({ layout }: LookedAt['document'], line: number): boolean {
  return layout.kinds[line - 1] === LINE.continuation && strip(layout.textOf(line - 1)).startsWith('[');
}

function valueIn(values: ReadonlyMap<string, string> | 'refused', key: string): string | undefined {
  return values === 'refused' ? undefined : values.get(key);
}

function headerText({ type, name }: ConfigSection): string {
  return type === 'default' || type === 'other' ? name : `${type} ${name}`;
}
