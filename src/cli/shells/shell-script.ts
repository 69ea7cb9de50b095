import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { powershellScript } from './powershell.ts';
import { zshScript } from './zsh.ts';

import type { ScriptOptions } from './script-options.ts';

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript, powershell: powershellScript };

/** What `eval "$(daypass init SHELL)"` runs. Names of ours begin with `__daypass`. */
export function shellScript(shell: keyof typeof SCRIPTS, options: ScriptOptions): string {
  return SCRIPTS[shell](options);
}
