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
    warning: 'Will bite',
    note: 'Good to know',
  } satisfies Readonly<Record<Severity, string>> as Readonly<Record<Severity, string>>,
  counts: {
    error: (count: number) => counted('en', count, { one: 'error', other: 'errors' }),
    warning: (count: number) => counted('en', count, { one: 'warning', other: 'warnings' }),
    note: (count: number) => counted('en', count, { one: 'note', other: 'notes' }),
  },
  hurts: 'Hurts',
  at: (path: string, line: number) => `${path}, line ${line}`,
  fix: 'Fix…',
  fixOf: (what: string) => `Fix: ${what}`,
  fixAll: (count: number) => `Fix all ${count}…`,
  showMore: (count: number) => `Show ${count} more`,
};
