import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { defineCommand } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { shellScript } from '../../shells/shell-script.ts';
import { ownCommand } from '../../installation/own-command.ts';
import { shellNamed } from './shells.ts';

/** `daypass init SHELL`: a function that lets `daypass use` set variables, completions, and a prompt if asked for. */
export const init = defineCommand({
  name: 'init',
  flags: ['prompt', 'no-completions'],
  positionals: [{ name: 'SHELL', required: true }],
  run({ flag, positionals: [name = ''] }, terminal) {
    const shell = shellNamed(name, 'init');
    const script = shellScript(shell, {
      command: isOnPath(terminal.env, terminal.platform) ? undefined : ownCommand(),
      hasPrompt: flag('prompt'),
      hasCompletions: !flag('no-completions'),
    });
    terminal.result({ shell, script });
    if (!terminal.isJson) terminal.outExactly(script);
    return Promise.resolve(EXIT.ok);
  },
});

/** Where `daypass` is on the PATH, the script says just that: an update may move the program. */
function isOnPath({ PATH = '' }: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): boolean {
  const names = platform === 'win32' ? ['daypass.cmd', 'daypass.exe', 'daypass.ps1'] : ['daypass'];
  return PATH.split(path.delimiter).some(
    (folder) => folder !== '' && names.some((name) => canRun(path.join(folder, name))),
  );
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
