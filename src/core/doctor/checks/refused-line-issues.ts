import { isUtf8 } from 'node:buffer';
import type { FindingCode } from '../../../shared/domain/findings.ts';
import type { OddLineKind } from '../../config/document/config-document.ts';
import { LINE, type ConfigLayout } from '../../config/document/config-layout.ts';
import { indentOf, strip } from '../../config/document/config-text.ts';
import { READ_AS } from '../../config/clients/read-as.ts';
import { ALL_CLIENTS, type Issue } from '../issue.ts';
import { affectedClients } from '../affected-clients.ts';
import { commentOut } from '../fixes/line-fixes.ts';
import type { ParsedFile } from '../section-lines.ts';

const CODE_OF: Readonly<Partial<Record<OddLineKind, FindingCode>>> = {
  beforeFirstSection: 'lineBeforeFirstSection',
  noDelimiter: 'lineWithoutDelimiter',
  emptyKey: 'emptyKey',
};

/** A file in UTF-16, as some Windows editors save it: one cause, however many lines it spoils. */
export function utf16Issue({ document, kind }: ParsedFile): Issue | undefined {
  const { bytes } = document;
  const hasMark = bytes.length >= 2 && (bytes.readUInt16BE(0) === 0xfeff || bytes.readUInt16LE(0) === 0xfeff);
  // Without a mark every other byte of its Latin letters is 0.
  const start = bytes.subarray(0, 64);
  const zeros = start.filter((byte) => byte === 0).length;
  if (!hasMark && (start.length < 8 || zeros < start.length / 3)) return undefined;
  return { code: 'fileUtf16', severity: 'error', clients: ALL_CLIENTS, file: kind, line: 1, facts: {} };
}

/** What makes a client refuse the whole file, duplicates aside. */
export function refusedLineIssues({ document, kind }: ParsedFile, platform: NodeJS.Platform): Issue[] {
  const { layout, oddLines, bytes } = document;
  const issues: Issue[] = [];
  for (const { line, kind: odd } of oddLines) {
    const code = CODE_OF[odd];
    if (odd === 'byteOrderMark') {
      const clients = affectedClients('\ufeff[default]\nregion = r\n', '[default]\nregion = r\n', kind);
      issues.push({
        code: 'byteOrderMark',
        severity: 'error',
        clients,
        file: kind,
        line: 1,
        facts: {},
        fix: { by: 'byteOrderMark' },
      });
      // A second mark may hide a header, and then every line below seems to have none. The first fix removes all marks.
      if (layout.textOf(0).startsWith('\ufeff')) return issues;
    } else if (code !== undefined) {
      const text = strip(layout.textOf(line - 1));
      // An indented header is a finding of its own; what looks like one ends the section above for some clients.
      const isHeaderLike = text.startsWith('[');
      if (isHeaderLike && text.includes(']') && layout.kinds[line - 1] === LINE.continuation) continue;
      const fix = !isHeaderLike && !leadsOn(layout, line) && { fix: commentOut(line) };
      issues.push({ code, severity: 'error', clients: ['botocore'], file: kind, line, facts: {}, ...fix });
    }
  }
  if (!isUtf8(bytes)) {
    const line = READ_AS.botocore(bytes, kind).refused?.line ?? 1;
    issues.push({ code: 'notUtf8', severity: 'error', clients: ['botocore'], file: kind, line, facts: {} });
  } else if (platform === 'win32' && /[^\0-\x7f]/.test(bytes.toString('utf8').replace(/^\ufeff/, ''))) {
    issues.push({ code: 'notAscii', severity: 'note', clients: ['botocore'], file: kind, facts: {} });
  }
  const lone = loneCarriageReturn(bytes);
  if (lone !== -1) {
    const clients = affectedClients('[default]\na = 1\rb = 2\n', '[default]\na = 1\nb = 2\n', kind);
    const line = layout.starts.findIndex((start) => start > lone);
    issues.push({ code: 'loneCarriageReturn', severity: 'warning', clients, file: kind, line, facts: {} });
  }
  return issues;
}

/** Whether the next line with anything on it is indented: what it goes on with hangs on this one. `line` is 1-based. */
function leadsOn(layout: ConfigLayout, line: number): boolean {
  if (layout.kinds[line - 1] === LINE.continuation) return false;
  let next = line;
  while (layout.kinds[next] === LINE.blank || layout.kinds[next] === LINE.comment) next += 1;
  return next < layout.lineCount && indentOf(layout.textOf(next)) > 0;
}

function loneCarriageReturn(bytes: Buffer): number {
  let at = bytes.indexOf(0x0d);
  while (at !== -1 && bytes[at + 1] === 0x0a) at = bytes.indexOf(0x0d, at + 1);
  return at;
}
