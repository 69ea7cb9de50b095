import { counted } from '../plural.ts';

/** Help of `daypass doctor`. */
export const doctorHelp = {
  doctor: `Usage: daypass doctor [--json]
       daypass doctor --fix [ID…] [--dry-run]

Looks over your AWS files, the token cache and the environment: what does not work, and what the AWS CLI, JavaScript and Go tools each read differently. Only --fix changes anything, and profile undo takes that back.

  --fix              fix what can be fixed: all of it, or what is named by ID or by kind (inlineComment)
  --dry-run          print the change as a diff and write nothing
  --json             print JSON: findings with id, code, severity (error, warning, note), file, line, text,
                     clients (botocore, javascript, go), facts, fixable; their words in your language

Exit codes: 0 nothing worse than notes, 1 findings.`,
};

export const doctorWords = {
  line: (lineNumber: number) => `line ${lineNumber}`,
  comma: ', ',
  around: 'Environment and computer',
  hurts: (clients: string) => `Hurts: ${clients}`,
  byHand: (advice: string) => `What to do: ${advice}`,
  more: (count: number, lines: string) =>
    `and ${counted('en', count, { other: 'more' })} like this${lines === '' ? '' : ` (${lines})`}`,
  lines: (numbers: string) => `lines ${numbers}`,
  counts: {
    error: (count: number) => counted('en', count, { one: 'error', other: 'errors' }),
    warning: (count: number) => counted('en', count, { one: 'warning', other: 'warnings' }),
    note: (count: number) => counted('en', count, { one: 'note', other: 'notes' }),
  },
  fixAll: (count: number) =>
    count === 1
      ? 'One of them can be fixed: daypass doctor --fix'
      : `${count} of them can be fixed: daypass doctor --fix`,
  well: (files: number) => `All is well. Looked over ${counted('en', files, { one: 'file', other: 'files' })}.`,
  nothingToFix: 'There is nothing that Daypass can fix.',
  preview: 'See what would change: daypass doctor --fix --dry-run',
};
