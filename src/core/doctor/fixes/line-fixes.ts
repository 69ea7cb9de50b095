import { indentOf, strip } from '../../config/document/config-text.ts';
import type { Mend } from '../issue.ts';
import type { LineSheet } from './pending-line-edits.ts';
import { settingLine, settingText, withoutQuotes, type SettingLine } from '../setting-line.ts';

/** Mends of one line. Each is sound on what the ones before it made of the line. */

export const outdent = (line: number): Mend =>
  lineMend(1, line, (sheet) => {
    const { text = '' } = sheet.lineAt(line);
    sheet.change(line, { text: text.slice(indentOf(text)) });
  });

export const equalsForColon = (line: number): Mend =>
  settingMend(2, line, (setting) => ({ ...setting, delimiter: setting.value === '' ? ' =' : ' = ' }));

export const lowerCaseKey = (line: number): Mend =>
  settingMend(3, line, (setting) => ({ ...setting, key: setting.key.toLowerCase() }));

export const unquote = (line: number): Mend =>
  settingMend(4, line, (setting) => ({ ...setting, value: withoutQuotes(setting.value) }));

export const commentToOwnLine = (line: number): Mend =>
  lineMend(5, line, (sheet) => {
    const { before, text = '' } = sheet.lineAt(line);
    const setting = settingLine(text);
    if (setting === undefined || setting.comment === '') return;
    const comment = setting.indent + strip(setting.comment);
    const bare = settingText({ ...setting, comment: '' }).trimEnd();
    sheet.change(line, { before: [...before, comment], text: bare });
  });

/** The header anew; what stood behind it goes to a comment below. */
export const header = (line: number, text: string, trailing: string): Mend =>
  lineMend(6, line, (sheet) => {
    const { after } = sheet.lineAt(line);
    const comment = /^[#;]/.test(trailing) ? trailing : `# ${trailing}`;
    sheet.change(line, { text, after: trailing === '' ? after : [comment, ...after] });
  });

export const commentOut = (line: number): Mend =>
  lineMend(7, line, (sheet) => {
    const { text = '' } = sheet.lineAt(line);
    sheet.change(line, { text: `${text.slice(0, indentOf(text))}# ${strip(text)}` });
  });

/** Takes lines out, but for the comments that stood behind their values. */
export const removeLines = (lines: readonly number[]): Mend => ({
  by: 'lines',
  order: 8,
  apply: (sheet) => {
    for (const line of lines) dropLine(sheet, line);
  },
});

export function dropLine(sheet: LineSheet, line: number): void {
  const { before, text = '' } = sheet.lineAt(line);
  const comment = strip(settingLine(text)?.comment ?? '');
  sheet.change(line, { before: comment === '' ? before : [...before, comment], text: undefined });
}

export const insertAfter = (line: number, texts: readonly string[]): Mend =>
  lineMend(9, line, (sheet) => sheet.change(line, { after: [...sheet.lineAt(line).after, ...texts] }));

export const setValue = (line: number, value: string): Mend =>
  settingMend(4, line, (setting) => ({ ...setting, value }));

function settingMend(order: number, line: number, change: (setting: SettingLine) => SettingLine): Mend {
  return lineMend(order, line, (sheet) => {
    const setting = settingLine(sheet.lineAt(line).text ?? '');
    if (setting !== undefined) sheet.change(line, { text: settingText(change(setting)) });
  });
}

function lineMend(order: number, line: number, apply: (sheet: LineSheet) => void): Mend {
  // A line that another mend took out needs no more.
  return { by: 'lines', order, apply: (sheet) => sheet.lineAt(line).text !== undefined && apply(sheet) };
}
