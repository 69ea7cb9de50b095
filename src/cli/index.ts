import { printFromService } from './service/fast-credential-process.ts';

/**
 * The entry of `daypass`. Tools start `daypass credential-process` for every set of keys, so that command asks the key
 * service before anything else of the program is loaded.
 */
const [command, ...args] = process.argv.slice(2);
const answered = command === 'credential-process' && (await printFromService(args));
if (!answered) await import('./program.ts');
