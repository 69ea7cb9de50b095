import { findingCommand } from '../../presenter/words/finding-remedy.ts';
import { findingWords } from '../../presenter/words/finding-words.ts';
import { messagesFor, type Messages } from '../../presenter/messages/index.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import type { Diagnosis, Finding, Severity } from '../../shared/domain/findings.ts';
import type { Terminal } from '../terminal.ts';

const PATH_LENGTH = 400;
const TEXT_LENGTH = 100;
/** So many of a kind in one file are told one by one. */
const SHOWN_OF_A_KIND = 3;
const LINES_TOLD = 8;

/** What the doctor found, file by file, the gravest first; then how much of it there is. */
export function printDiagnosis({ findings, filesRead }: Diagnosis, terminal: Terminal): void {
  const words = messagesFor(terminal.language).cli.doctor;
  if (findings.length === 0) return terminal.out(words.well(filesRead.length));
  for (const [place, ofPlace] of byPlace(findings)) {
    terminal.out(place === '' ? words.around : safeText(place, PATH_LENGTH));
    for (const kind of byKind(ofPlace)) printKind(kind, terminal);
    terminal.out('');
  }
  const severities: readonly Severity[] = ['error', 'warning', 'note'];
  const counts = severities
    .map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => words.counts[severity](count));
  terminal.out(counts.join(words.comma));
  const fixable = findings.filter((finding) => finding.fixable).length;
  if (fixable > 0) {
    terminal.out(words.fixAll(fixable));
    terminal.out(words.preview);
  }
}

/** Several of the same kind, told once and then counted. */
function printKind(kind: readonly Finding[], terminal: Terminal): void {
  const words = messagesFor(terminal.language).cli.doctor;
  for (const finding of kind.slice(0, SHOWN_OF_A_KIND)) printFinding(finding, terminal);
  const more = kind.slice(SHOWN_OF_A_KIND);
  if (more.length === 0) return;
  const numbers = more.flatMap(({ lineNumber }) => (lineNumber === undefined ? [] : [String(lineNumber)]));
  const shown = numbers.length > LINES_TOLD ? [...numbers.slice(0, LINES_TOLD), '…'] : numbers;
  terminal.out('');
  terminal.out(`    ${words.more(more.length, shown.length === 0 ? '' : words.lines(shown.join(', ')))}`);
}

const MARKS: Readonly<Record<Severity, string>> = { error: '✗', warning: '!', note: '·' };

function printFinding(finding: Finding, terminal: Terminal): void {
  const { findings, cli } = messagesFor(terminal.language);
  const words = cli.doctor;
  const { severity, filePath = '', lineNumber, lineText, clients } = finding;
  const { title, explanation, fix } = findingWords(finding, terminal.language);
  terminal.out('');
  terminal.out(`  ${MARKS[severity]} ${findings.severities[severity]}: ${title}`);
  if (lineNumber !== undefined) terminal.out(`    ${lineQuoted(lineNumber, lineText, words)}`);
  const name = filePath.slice(Math.max(filePath.lastIndexOf('/'), filePath.lastIndexOf('\\')) + 1);
  if (name.endsWith('.json')) terminal.out(`    ${safeText(name)}`);
  terminal.out(`    ${explanation}`);
  if (clients.length > 0) {
    const names = clients.map((client) => findings.clients[client]);
    terminal.out(`    ${words.hurts(names.join(words.comma))}`);
  }
  terminal.out(`    ${words.byHand(fix)}`);
  const command = findingCommand(finding);
  if (command !== undefined) terminal.out(`    → ${safeText(command, PATH_LENGTH)}`);
}

function lineQuoted(lineNumber: number, text: string | undefined, words: Messages['cli']['doctor']): string {
  const quoted = safeText(text ?? '', TEXT_LENGTH);
  return quoted === '' ? words.line(lineNumber) : `${words.line(lineNumber)}: ${quoted}`;
}

/** Files in the order of their gravest finding; what is in no file comes last. */
function byPlace(findings: readonly Finding[]): readonly (readonly [string, readonly Finding[]])[] {
  const places = grouped(findings, placeOf);
  return [...places].toSorted(([a], [b]) => Number(a === '') - Number(b === ''));
}

function byKind(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  return [...grouped(findings, ({ code, severity }) => `${code} ${severity}`).values()];
}

/** Files of the token cache are many, and have names that nobody knows: they are told by their folder. */
function placeOf({ filePath = '' }: Finding): string {
  return filePath.endsWith('.json') ? filePath.replace(/[\\/][^\\/]*$/, '') : filePath;
}

function grouped(findings: readonly Finding[], nameOf: (finding: Finding) => string): ReadonlyMap<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(nameOf(finding)) ?? [];
    groups.set(nameOf(finding), group);
    group.push(finding);
  }
  return groups;
}
