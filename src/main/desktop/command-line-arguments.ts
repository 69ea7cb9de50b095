import { COMMAND_LINE_SWITCH } from '../../core/light.ts';

/** What follows `--cli`, without the `--` that keeps Chromium from reading it. Undefined for the tray app. */
export function commandLineArguments(argv: readonly string[]): readonly string[] | undefined {
  const at = argv.indexOf(COMMAND_LINE_SWITCH);
  const end = argv.indexOf('--');
  if (at === -1 || (end !== -1 && end < at)) return undefined;
  return argv.slice(argv[at + 1] === '--' ? at + 2 : at + 1);
}
