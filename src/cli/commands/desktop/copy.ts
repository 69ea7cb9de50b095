import { messagesFor } from '../../../presenter/messages/index.ts';
import { zonedTime } from '../../../presenter/sessions/calendar-time.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { EXPORT_FORMATS } from '../../../shared/domain/export-formats.ts';
import { formatInstant } from '../../../shared/text/instant.ts';
import { nearest } from '../../../shared/text/nearest.ts';
import { defineCommand } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { YES_OPTION } from '../../roles/confirm-production.ts';
import { mint } from '../../roles/credentials-for-options.ts';
import { ROLE_WORDS, SELECTOR_OPTIONS } from '../../roles/role-selector.ts';
import { usageError } from '../../usage-error.ts';

/** `daypass copy`: a role's keys into the clipboard, without showing them on the screen. */
export const copy = defineCommand({
  name: 'copy',
  values: [...SELECTOR_OPTIONS, 'format'],
  flags: [YES_OPTION],
  positionals: [ROLE_WORDS],
  async run({ value, flag, positionals: words }, terminal) {
    const wanted = value('format') ?? terminal.settings.lastFormat;
    const format = EXPORT_FORMATS.find((known) => known === wanted);
    if (format === undefined) {
      const hint = nearest(wanted, EXPORT_FORMATS);
      throw usageError('formatUnknown', {
        value: wanted,
        command: 'copy',
        known: EXPORT_FORMATS.join(', '),
        hint: hint && `--format ${hint}`,
      });
    }
    const { role, credentials } = await mint(
      { value, flag, words },
      { command: 'copy', purpose: 'clipboard', format },
      terminal,
    );
    const { writeOut } = await import('../../../core/index.ts');
    const region = role.profile?.region;
    const by = await terminal.copy(writeOut(credentials, format, region === undefined ? {} : { region }));
    const { expiresAtMillis } = credentials;
    terminal.result({ format, by, expiresAt: formatInstant(expiresAtMillis) });
    const until = zonedTime(expiresAtMillis, terminal.language);
    terminal.out(messagesFor(terminal.language).cli.desktop.copied(safeText(role.roleName, 200), format, until));
    return EXIT.ok;
  },
});
