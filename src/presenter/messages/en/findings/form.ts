import { factText } from '../../error-entry.ts';
import type { FindingEntries } from '../../finding-entry.ts';
import { section, key, firstLine, valueFirst, file } from './facts.ts';

const REFUSED = 'The AWS CLI and Python tools refuse the whole file because of it: no profile works.';

/** The text of the config and credentials files: encoding, lines, keys and values. */
export const formFindings = {
  fileUnreadable: (facts) => ({
    title: 'The file cannot be read',
    explanation: `${file(facts)} is there, but ${
      { forbidden: 'this user may not read it', tooLarge: 'it is far too large', notAFile: 'it is not a plain file' }[
        String(facts['reason'])
      ] ?? 'reading it fails'
    }.`,
    fix: 'Look at its owner, permissions and kind.',
  }),
  notUtf8: () => ({
    title: 'Characters that are not UTF-8',
    explanation: 'The AWS CLI and Python tools fail on the whole file where they expect UTF-8.',
    fix: 'Save the file as UTF-8 in an editor, or type these characters again.',
  }),
  notAscii: () => ({
    title: 'Characters beyond ASCII, on Windows',
    explanation:
      'The AWS CLI and Python tools on Windows read the file in the system’s code page, not in UTF-8. Names are garbled, and some characters make the whole file unreadable.',
    fix: 'Keep to ASCII in this file, or set AWS_CLI_FILE_ENCODING=UTF-8 and PYTHONUTF8=1.',
  }),
  byteOrderMark: () => ({
    title: 'A byte order mark at the file’s beginning',
    explanation: `Some Windows editors put this unseen character there. ${REFUSED} The SDK for Go loses the first section.`,
    fix: 'Remove the byte order mark.',
  }),
  loneCarriageReturn: () => ({
    title: 'A carriage return inside a line',
    explanation: 'The AWS CLI and Python tools begin a new line there, the SDKs for JavaScript and Go don’t.',
    fix: 'Make it a proper line end.',
  }),
  lineBeforeFirstSection: () => ({
    title: 'A setting before the first section',
    explanation: `It belongs to no profile. ${REFUSED}`,
    fix: 'Make the line a comment.',
  }),
  lineWithoutDelimiter: () => ({
    title: 'A line that is no setting',
    explanation: `It has no “=”. ${REFUSED}`,
    fix: 'Make the line a comment.',
  }),
  emptyKey: () => ({
    title: 'A value without a name',
    explanation: `Nothing stands before the “=”. ${REFUSED}`,
    fix: 'Make the line a comment.',
  }),
  duplicateSection: (facts) => ({
    title: `Section ${section(facts)} appears twice${firstLine(facts)}`,
    explanation: `${REFUSED} The SDKs for JavaScript and Go merge the two.`,
    fix: 'Merge the two sections; the later value of a setting counts, as the SDKs read it.',
  }),
  duplicateSpelling: (facts) => ({
    title: `Section ${section(facts)} is one with another spelling${firstLine(facts)}`,
    explanation: 'Some clients take the two for one profile, others for two. Which settings count depends on the tool.',
    fix: 'Keep one of the two sections.',
  }),
  duplicateKey: (facts) => ({
    title: `Setting ${key(facts)} appears twice${firstLine(facts)}`,
    explanation: `${REFUSED} The SDKs for JavaScript and Go take the later value.`,
    fix: 'Remove the earlier line; the later one counts for the SDKs.',
  }),
  colonDelimiter: (facts) => ({
    title: `“:” instead of “=” after ${key(facts)}`,
    explanation: 'The SDK for JavaScript passes over the line.',
    fix: 'Write “=”.',
  }),
  inlineComment: (facts) => ({
    title: `A comment behind the value of ${key(facts)}`,
    explanation: 'The AWS CLI and Python tools take the comment as part of the value.',
    fix: 'Move the comment to a line of its own.',
  }),
  quotedValue: (facts) => ({
    title: `Quotes around the value of ${key(facts)}`,
    explanation: 'The AWS CLI, Python tools and the SDK for JavaScript take the quotes as part of the value.',
    fix: 'Remove the quotes.',
  }),
  keyUpperCase: (facts) => ({
    title: `${factText(facts, ['key'], (name) => name, 'A setting')} is written in capitals`,
    explanation: 'The SDK for JavaScript looks for lower-case names and does not find it.',
    fix: 'Write it in lower case.',
  }),
  indentedKey: (facts) => ({
    title: `The line of ${key(facts)} is indented`,
    explanation: 'Some tools take it as part of the value above, others for a setting of its own.',
    fix: 'Remove the indentation.',
  }),
  fileUtf16: () => ({
    title: 'The file is saved as UTF-16',
    explanation: 'AWS tools read UTF-8 and find nothing in it. Windows editors and PowerShell’s “>” write UTF-16.',
    fix: 'Save it again as UTF-8 without a byte order mark.',
  }),
  keyUnknown: (facts) => ({
    title: `No setting is called ${key(facts)}`,
    explanation: `Tools ignore the line. It was probably meant to be ${factText(facts, ['near'], (name) => name, 'another name')}.`,
    fix: factText(facts, ['near'], (name) => `Rename it to ${name}.`, 'Correct the name.'),
  }),
  valueUnknown: (facts) => ({
    title: `${valueFirst(facts)} is no value of ${key(facts)}`,
    explanation:
      facts['allowed'] === 'number'
        ? 'It takes a whole number. Tools refuse or ignore others.'
        : `It takes ${factText(facts, ['allowed'], (values) => values, 'other values')}. Tools refuse or ignore others.`,
    fix: factText(facts, ['near'], (text) => `Write ${text}.`, 'Correct the value.'),
  }),
  readDifferently: (facts) => ({
    title: `Tools read ${key(facts)} in ${section(facts)} differently`,
    explanation: 'The way this is written means one thing to one tool and another to the next.',
    fix: 'Write each setting on a line of its own as “key = value”.',
  }),
} satisfies Partial<FindingEntries>;
