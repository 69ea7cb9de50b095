import { commandLineArguments } from './desktop/command-line-arguments.ts';
import { runCommandLine } from './desktop/command-line.ts';

/** The first module: the tray app or, started with `--cli`, the command line in the app's own runtime. */
const args = commandLineArguments(process.argv);
if (args === undefined) await import('./index.ts');
else await runCommandLine(args);
