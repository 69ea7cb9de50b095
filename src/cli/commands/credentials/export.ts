import { EXPORT_FORMATS, type ExportFormat } from '../../../shared/domain/export-formats.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import { defineCommand } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { YES_OPTION } from '../../roles/confirm-production.ts';
import { mint } from '../../roles/credentials-for-options.ts';
import { nearest } from '../../../shared/text/nearest.ts';
import { ROLE_WORDS, SELECTOR_OPTIONS } from '../../roles/role-selector.ts';
import type { Terminal } from '../../terminal.ts';
import { usageError } from '../../usage-error.ts';

export const exportKeys = defineCommand({
  name: 'export',
  values: [...SELECTOR_OPTIONS, 'format'],
  flags: [YES_OPTION],
  positionals: [ROLE_WORDS],
  async run({ value, flag, positionals: words }, terminal) {
    const format = formatOf(value('format') ?? (terminal.isJson ? 'json' : 'bash'));
    const { role, credentials } = await mint(
      { value, flag, words },
      { command: 'export', purpose: 'export', format },
      terminal,
    );
    const { writeOut } = await import('../../../core/index.ts');
    const region = role.profile?.region;
    terminal.outExactly(
      writeOut(credentials, format, {
        profileName: sectionName(role),
        newline: newlineOf(format, terminal),
        ...(region !== undefined && { region }),
      }),
    );
    return EXIT.ok;
  },
  async failureOutput(args, exitCode, terminal) {
    const given = givenFormat(args);
    const format = EXPORT_FORMATS.find((known) => known === given);
    // `false` fails in every shell: as a command, or as an unknown one.
    if (format === undefined) return 'false\n';
    const { writeFailure } = await import('../../../core/index.ts');
    return writeFailure(format, exitCode, { newline: newlineOf(format, terminal) });
  },
});

function newlineOf(format: ExportFormat, { platform }: Terminal): '\n' | '\r\n' {
  return platform === 'win32' && (format === 'cmd' || format === 'powershell') ? '\r\n' : '\n';
}

/** What follows the last `--format`, also on a command line that can't be parsed. */
function givenFormat(args: readonly string[]): string {
  const index = args.findLastIndex((arg) => arg === '--format' || arg.startsWith('--format='));
  const arg = args[index];
  if (arg === undefined) return 'bash';
  return arg === '--format' ? (args[index + 1] ?? '') : arg.slice('--format='.length);
}

function formatOf(value: string): ExportFormat {
  const format = EXPORT_FORMATS.find((known) => known === value);
  if (format !== undefined) return format;
  const hint = nearest(value, EXPORT_FORMATS);
  throw usageError('formatUnknown', {
    value,
    command: 'export',
    known: EXPORT_FORMATS.join(', '),
    ...(hint !== undefined && { hint: `--format ${hint}` }),
  });
}

/**
 * As the access portal names the section it offers to copy. Never a profile's own name: beside an SSO profile of the
 * same name some SDKs would take these keys for ever, and the AWS CLI never.
 */
function sectionName({ accountId, roleName }: RoleRef): string {
  return `${accountId}_${roleName.replace(/[^\w.+@%:/-]/g, '-')}`;
}
