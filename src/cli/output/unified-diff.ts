import type { DiffLine } from '../../shared/view.ts';

/** The diff as `diff -u` prints it, ready for `patch`: one hunk per run of lines that stand together. */
export function unifiedDiff(path: string, lines: readonly DiffLine[]): readonly string[] {
  if (lines.length === 0) return [];
  return [`--- ${path}`, `+++ ${path}`, ...hunksOf(lines).flatMap(hunkLines)].map(withoutControls);
}

/** What a file holds must not steer the terminal it is shown on (CWE-150): control characters show as their pictures. */
function withoutControls(line: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  return line.replaceAll(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/g, (control) => {
    const code = control.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}

const BOLD = 1;

const COLOURS: ReadonlyMap<string, number> = new Map([
  ['@', 36],
  ['-', 31],
  ['+', 32],
]);

/** As `git diff` colours it, by SGR codes (ECMA-48): names bold, places cyan, what goes red, what comes green. */
export function coloured(lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => {
    const code = index < 2 ? BOLD : COLOURS.get(line.charAt(0));
    return code === undefined ? line : `\u001b[${code}m${line}\u001b[0m`;
  });
}

interface Hunk {
  readonly oldStart: number;
  readonly newStart: number;
  readonly lines: DiffLine[];
}

const MARK = { context: ' ', added: '+', removed: '-' } as const;

function hunksOf(lines: readonly DiffLine[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let oldNext = 1;
  let newNext = 1;
  for (const line of lines) {
    const skipped = line.lineNumber - (line.kind === 'added' ? newNext : oldNext);
    if (hunks.length === 0 || skipped > 0) {
      oldNext += skipped;
      newNext += skipped;
      hunks.push({ oldStart: oldNext, newStart: newNext, lines: [] });
    }
    hunks.at(-1)?.lines.push(line);
    if (line.kind !== 'added') oldNext += 1;
    if (line.kind !== 'removed') newNext += 1;
  }
  return hunks;
}

function hunkLines({ oldStart, newStart, lines }: Hunk): readonly string[] {
  const oldCount = lines.filter(({ kind }) => kind !== 'added').length;
  const newCount = lines.filter(({ kind }) => kind !== 'removed').length;
  // An empty side is numbered by the line before it.
  const oldRange = `${oldCount === 0 ? oldStart - 1 : oldStart},${oldCount}`;
  const newRange = `${newCount === 0 ? newStart - 1 : newStart},${newCount}`;
  return [`@@ -${oldRange} +${newRange} @@`, ...lines.map(({ kind, text }) => `${MARK[kind]}${text}`)];
}
