import { indentOf, strip } from '../../config/document/config-text.ts';
import type { LineFix } from '../issue.ts';
import type { PendingLineEdits } from './pending-line-edits.ts';
import { settingLine, settingText, withoutQuotes, type SettingLine } from '../setting-line.ts';

/** Fixes of one line. Each is sound on what the ones before it made of the line. */

export const outdent = (line: number): LineFix =>
  lineFix(1, line, (lineEdits) => {
    const { text = '' } = lineEdits.lineAt(line);
    lineEdits.change(line, { text: text.slice(indentOf(text)) });
  });

export const equalsForColon = (line: number): LineFix =>
  settingFix(2, line, (setting) => ({ ...setting, delimiter: setting.value === '' ? ' =' : ' = ' }));

export const lowerCaseKey = (line: number): LineFix =>
  settingFix(3, line, (setting) => ({ ...setting, key: setting.key.toLowerCase() }));

export const renameKey = (line: number, key: string): LineFix =>
  settingFix(3, line, (setting) => ({ ...setting, key }));

export const unquote = (line: number): LineFix =>
  settingFix(4, line, (setting) => ({ ...setting, value: withoutQuotes(setting.value) }));

export const commentToOwnLine = (line: number): LineFix =>
  lineFix(5, line, (lineEdits) => {
    const { before, text = '' } = lineEdits.lineAt(line);
    const setting = settingLine(text);
    if (setting === undefined || setting.comment === '') return;
    const comment = setting.indent + strip(setting.comment);
    const bare = settingText({ ...setting, comment: '' }).trimEnd();
    lineEdits.change(line, { before: [...before, comment], text: bare });
  });

/** The header again; what stood behind it goes to a comment below. */
export const header = (line: number, text: string, trailing: string): LineFix =>
  lineFix(6, line, (lineEdits) => {
    const { after } = lineEdits.lineAt(line);
    const comment = /^[#;]/.test(trailing) ? trailing : `# ${trailing}`;
    lineEdits.change(line, { text, after: trailing === '' ? after : [comment, ...after] });
  });

export const commentOut = (line: number): LineFix =>
  lineFix(7, line, (lineEdits) => {
    const { text = '' } = lineEdits.lineAt(line);
    lineEdits.change(line, { text: `${text.slice(0, indentOf(text))}# ${strip(text)}` });
  });

/** Takes lines out, but for the comments that stood behind their values. */
export const removeLines = (lines: readonly number[]): LineFix => ({
  by: 'lines',
  order: 8,
  apply: (lineEdits) => {
    for (const line of lines) dropLine(lineEdits, line);
  },
});

export function dropLine(lineEdits: PendingLineEdits, line: number): void {
  const { before, text = '' } = lineEdits.lineAt(line);
  const comment = strip(settingLine(text)?.comment ?? '');
  lineEdits.change(line, { before: comment === '' ? before : [...before, comment], text: undefined });
}

export const insertAfter = (line: number, texts: readonly string[]): LineFix =>
  lineFix(9, line, (lineEdits) => lineEdits.change(line, { after: [...lineEdits.lineAt(line).after, ...texts] }));

export const setValue = (line: number, value: string): LineFix =>
  settingFix(4, line, (setting) => ({ ...setting, value }));

function settingFix(order: number, line: number, change: (setting: SettingLine) => SettingLine): LineFix {
  return lineFix(order, line, (lineEdits) => {
    const setting = settingLine(lineEdits.lineAt(line).text ?? '');
    if (setting !== undefined) lineEdits.change(line, { text: settingText(change(setting)) });
  });
}

function lineFix(order: number, line: number, apply: (lineEdits: PendingLineEdits) => void): LineFix {
  // A line that another fix took out needs no more.
  return { by: 'lines', order, apply: (lineEdits) => lineEdits.lineAt(line).text !== undefined && apply(lineEdits) };
}
