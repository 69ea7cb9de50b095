import type { Severity } from '../../../../shared/domain/findings.ts';
import { counted } from '../../plural.ts';

export const doctor = {
  heading: 'Doctor',
  lead: 'How AWS tools read your files, and what stands in their way.',
  checking: 'Checking your AWS files…',
  checkAgain: 'Check again',
  checked: (ago: string) => `Checked ${ago}`,
  filesRead: (count: number) => counted('en', count, { one: 'file read', other: 'files read' }),
  failed: 'Your files could not be checked',
  clean: 'Nothing wrong',
  cleanHint: 'The AWS CLI, JavaScript and Go read your files alike, and nothing stands in their way.',
  severities: {
    error: 'Does not work',
    warning: 'Likely to cause trouble',
    note: 'Good to know',
  } satisfies Readonly<Record<Severity, string>> as Readonly<Record<Severity, string>>,
  counts: {
    error: (count: number) => counted('en', count, { one: 'error', other: 'errors' }),
    warning: (count: number) => counted('en', count, { one: 'warning', other: 'warnings' }),
    note: (count: number) => counted('en', count, { one: 'note', other: 'notes' }),
  },
  hurts: 'Affects',
  at: (path: string, line: number) => `${path}, line ${line}`,
  fix: 'Fix…',
  fixOf: (what: string) => `Fix: ${what}`,
  fixAll: (count: number) => `Fix all ${count}…`,
  open: (line: number) => `Open at line ${line}`,
  openOf: (what: string, line: number) => `Open at line ${line}: ${what}`,
  openedAt: (line: number) => `Opened at line ${line}`,
  openedFile: (line: number) => `Opened. Go to line ${line}.`,
  /** The name that is meant. */
  use: (name: string) => `Use ${name}…`,
  copyCommand: (command: string) => `Copy: ${command}`,
  commandCopied: 'Command copied',
  filters: 'Filter findings',
  byTool: 'Tool',
  byProfile: 'Profile',
  everyProfile: 'Every profile',
  noneLeft: 'No finding is about these',
  showAll: 'Show all',
  showMore: (count: number) => `Show ${count} more`,
};
