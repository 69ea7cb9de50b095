import { DaypassError, toDaypassError } from '../shared/daypass-error.ts';
import { EXIT } from './exit-codes.ts';
import { run } from './run.ts';
import { systemTerminal } from './system-terminal.ts';
import { tellError } from './tell-error.ts';

const system = systemTerminal();

// Whoever reads us may stop early, as `head` does: nothing more to say then.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.failed));

process.on('uncaughtException', (cause) => {
  tellError(new DaypassError('internal', {}, { cause }), system.terminal);
  process.exit(EXIT.failed);
});

const exitCode = await run(process.argv.slice(2), system.terminal);
await system.close().catch((thrown: unknown) => tellError(toDaypassError(thrown), system.terminal));
// Idle connections must not hold the process; what was printed must be out first.
process.stdout.write('', () => process.exit(exitCode));
