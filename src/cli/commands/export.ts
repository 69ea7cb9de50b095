import { DaypassError } from '../../shared/daypass-error.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../shared/export-formats.ts';
import type { RoleRef } from '../../shared/role-ref.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { mint } from '../minted.ts';
import { nearest } from '../nearest.ts';
import { SELECTOR_OPTIONS } from '../role-selector.ts';

export const exportKeys = defineCommand({
  name: 'export',
  values: [...SELECTOR_OPTIONS, 'format'],
  async run({ value }, terminal) {
    const format = formatOf(value('format') ?? 'bash');
    const { role, credentials } = await mint({ value }, 'export', terminal);
    const { writeOut } = await import('../../core/index.ts');
    const isWindowsShell = terminal.platform === 'win32' && (format === 'cmd' || format === 'powershell');
    const region = role.profile?.region;
    terminal.outExactly(
      writeOut(credentials, format, {
        profileName: sectionName(role),
        newline: isWindowsShell ? '\r\n' : '\n',
        ...(region !== undefined && { region }),
      }),
    );
    return EXIT.ok;
  },
});

function formatOf(value: string): ExportFormat {
  const format = EXPORT_FORMATS.find((known) => known === value);
  if (format !== undefined) return format;
  const hint = nearest(value, EXPORT_FORMATS);
  throw new DaypassError('usage', {
    problem: 'formatUnknown',
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
