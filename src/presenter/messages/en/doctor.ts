import type { ErrorFacts } from '../../../shared/errors/daypass-error.ts';
import type { ProbeStep } from '../../../shared/sign-in-probe.ts';
import { counted } from '../plural.ts';

/** Help of `daypass doctor`. */
export const doctorHelp = {
  doctor: `Usage: daypass doctor [--json]
       daypass doctor --fix [ID…] [--dry-run]
       daypass doctor --fix ID --use NAME [--dry-run]
       daypass doctor --online [SESSION] [--json]

Looks over your AWS files, the token cache and the environment: what does not work, and what the AWS CLI, JavaScript and Go tools each read differently. Only --fix changes anything, and profile undo takes that back.

  --fix              fix what can be fixed: all of it, or what is named by ID or by kind (inlineComment)
  --use NAME         of several names that a mistyped one may stand for, the one to write
  --dry-run          print the change as a diff and write nothing
  --json             print JSON: findings with id, code, severity (error, warning, note), file, line, text,
                     clients (botocore, javascript, go), facts, fixable, meant, command; their words in your
                     language; profiles that a client can't use, and why; clients that refuse a whole file

  --online           try what a sign-in to the session needs (start URL, proxy, TLS, OIDC, clock, sign-in, roles)
                     and show at which step it ends and why; nothing is changed

Exit codes: 0 nothing worse than notes, 1 findings.`,
};

/** Of `doctor --online`. */
export const probeWords = {
  steps: {
    resolve: 'Start URL',
    proxy: 'Proxy',
    tls: 'Connection',
    oidc: 'Sign-in service',
    clock: 'Clock',
    portal: 'Signed in',
    roles: 'Roles',
  },
  found(step: ProbeStep, facts: ErrorFacts): string {
    const fact = (name: string) => String(facts[name] ?? '');
    switch (step) {
      case 'resolve':
        return `${fact('startUrl')} in ${fact('region')}`;
      case 'proxy':
        return facts['proxy'] === undefined ? 'none on the way' : fact('proxy');
      case 'tls':
        return `${fact('host')} is reached and trusted`;
      case 'oidc':
        return 'knows this portal';
      case 'clock':
        return 'right';
      case 'portal':
        return 'yes';
      case 'roles':
        return `${counted('en', Number(facts['roles'] ?? 0), { one: 'role', other: 'roles' })} in ${counted('en', Number(facts['accounts'] ?? 0), { one: 'account', other: 'accounts' })}`;
    }
  },
  well: 'Every step works.',
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
