import { COMMANDS } from '../../src/cli/commands.ts';
import { messagesFor } from '../../src/presenter/messages/index.ts';

/** daypass(1) in the macros of man(7), from the help of every command. `date` is an ISO date. */
export function manPage(version: string, date: string): string {
  const { help } = messagesFor('en').cli;
  const [overview = '', ...rest] = help.top.split('\n\n');
  const [environment = '', exitCodes = ''] = rest.slice(-2);
  return [
    `.TH DAYPASS 1 "${date}" "Daypass ${escaped(version)}" "User Commands"`,
    '.SH NAME',
    'daypass \\- sign in to AWS IAM Identity Center once, use every AWS tool',
    '.SH SYNOPSIS',
    '.B daypass',
    '.I COMMAND',
    '[\\fIOPTIONS\\fR]',
    '.SH DESCRIPTION',
    escaped(overview),
    '.SH COMMANDS',
    ...COMMANDS.map(({ name }) => `.SS ${escaped(`daypass ${name}`)}\n${preformatted(help[name])}`),
    '.SH ENVIRONMENT',
    escaped(afterColon(environment)),
    '.SH EXIT STATUS',
    escaped(afterColon(exitCodes)),
    '.SH FILES',
    '.TP',
    '.I ~/.aws/config',
    'Sessions and profiles, shared with every AWS tool.',
    '.TP',
    '.I ~/.aws/sso/cache',
    'Sign\\-ins, shared with the AWS CLI.',
    '.TP',
    '.I ~/.local/share/daypass',
    "Daypass's own settings; ~/Library/Application Support/Daypass on macOS.",
    '.SH SEE ALSO',
    '.BR aws (1)',
    '',
  ].join('\n');
}

function preformatted(text: string): string {
  return `.nf\n${escaped(text)}\n.fi`;
}

/** Text that is no macro and no escape: groff_man(7), "Portability". */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll(/^(?=[.'])/gmu, '\\&')
    .replaceAll(
      /[^\n -~]/gu,
      (sign) => `\\[u${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    );
}

function afterColon(text: string): string {
  return text.slice(text.indexOf(':') + 1).trim();
}
