import { toDaypassError } from '../shared/daypass-error.ts';
import { run } from './run.ts';
import { systemTerminal } from './system-terminal.ts';
import { tellError } from './tell-error.ts';

// Whoever reads us may stop early, as `head` does: nothing more to say then.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const system = systemTerminal();
const exitCode = await run(process.argv.slice(2), system.terminal);
await system.close().catch((thrown: unknown) => tellError(toDaypassError(thrown), system.terminal));
// Idle connections must not hold the process; what was printed must be out first.
process.stdout.write('', () => process.exit(exitCode));
