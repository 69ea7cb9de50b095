import { spawnSync } from 'node:child_process';

/** Whether tests with this program are left out: not every machine has it. Where all layers are asked for, as in CI, a missing one must fail. */
export function isLeftOut(program: string): boolean {
  if (process.env['DAYPASS_ALL_LAYERS'] === '1') return false;
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error !== undefined;
}
