import type { RoleCredentials } from '../../../core/index.ts';
import { defineCommand } from '../../command.ts';
import { DaypassError, toDaypassError } from '../../../shared/errors/daypass-error.ts';
import { shellWord } from '../../../presenter/words/shell-word.ts';
import type { Terminal } from '../../terminal.ts';
import { YES_OPTION } from '../../roles/confirm-production.ts';
import { mint } from '../../roles/credentials-for-options.ts';
import { ROLE_WORDS, SELECTOR_OPTIONS } from '../../roles/role-selector.ts';
import { usageError } from '../../usage-error.ts';

export const exec = defineCommand({
  name: 'exec',
  values: SELECTOR_OPTIONS,
  flags: ['static', YES_OPTION],
  takesCommand: 'optional',
  positionals: [ROLE_WORDS],
  async run({ value, flag, positionals: words, command: given }, terminal) {
    const isNamed = SELECTOR_OPTIONS.some((name) => value(name) !== undefined);
    const [command = '', ...args] = given.length > 0 ? given : [ownShell(terminal, isNamed, words)];
    const minted = mint({ value, flag, words }, { command: 'exec', purpose: 'exec' }, terminal);
    const { role, credentials, again } = await minted.catch((thrown: unknown) => {
      const isUnknown = toDaypassError(thrown).code === 'roleUnknown';
      throw given.length === 0 && isUnknown && words.length > 1 ? dashesMissing(isNamed, words) : thrown;
    });
    const { childEnvironment, cleanEnvironment } = await import('../../../core/index.ts');
    const region = role.profile?.region;
    if (flag('static'))
      return terminal.runChild({ command, args, env: childEnvironment(terminal.env, credentials, region) });
    // Renewed for as long as the child runs; the person has confirmed it once.
    const grant = await terminal.grantToChild(async (signal) => forEndpoint(await again(signal)));
    try {
      const env = { ...cleanEnvironment(terminal.env, region), ...grant.env };
      return await terminal.runChild({ command, args, env });
    } finally {
      await grant.end();
    }
  },
});

/** The shell that runs where no command was given, as in other tools. Throws `usage` where nobody could type into it. */
function ownShell({ env, platform, isInteractive }: Terminal, isNamed: boolean, words: readonly string[]): string {
  if (!isInteractive) throw dashesMissing(isNamed, words);
  return platform === 'win32' ? (env['COMSPEC'] ?? 'cmd.exe') : (env['SHELL'] ?? '/bin/sh');
}

/** `exec prod aws s3 ls`: what follows the first word, or the options, is probably a command that lacks its `--`. */
function dashesMissing(isNamed: boolean, words: readonly string[]): DaypassError {
  const [role, command] = isNamed ? [[], words] : [words.slice(0, 1), words.slice(1)];
  const hint = [...role, '--', ...command].map(shellWord).join(' ');
  return usageError('argumentMissing', {
    value: '-- COMMAND',
    command: 'exec',
    ...(command.length > 0 && { hint: isNamed ? hint : `daypass exec ${hint}` }),
  });
}

function forEndpoint({ secretAccessKey, sessionToken, ...rest }: RoleCredentials) {
  return { ...rest, secretAccessKey: secretAccessKey.reveal(), sessionToken: sessionToken.reveal() };
}
