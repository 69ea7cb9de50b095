import { nearest } from '../../../shared/text/nearest.ts';
import type { CommandName } from '../../command.ts';
import { usageError } from '../../usage-error.ts';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type ShellName = (typeof SHELLS)[number];

/** Throws `usage`, with the nearest name as a hint, for a shell that Daypass writes no script for. */
export function shellNamed(name: string, command: CommandName): ShellName {
  const base = name.replace(/^.*[/\\]/u, '').replace(/\.exe$/u, '');
  const shell = SHELLS.find((known) => known === base) ?? (base === 'pwsh' ? 'powershell' : undefined);
  if (shell) return shell;
  const hint = nearest(base, SHELLS);
  throw usageError('shellUnknown', { value: base, command, known: SHELLS.join(', '), hint });
}
