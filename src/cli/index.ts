import { cacheCompiled } from './cache-compiled.ts';
import { printFromService } from './service/fast-credential-process.ts';

/**
 * The entry of `daypass`. Tools start `daypass credential-process` for every set of keys, and shells start `daypass prompt`
 * and completions while a person waits. These answer before the rest of the program is loaded.
 */
const [, , command, ...args] = process.argv;
if (!(await isAnsweredAtOnce())) {
  // Node.js writes it when the process ends, which would bring a folder back that was just removed.
  if (command !== 'uninstall') cacheCompiled();
  const { runProgram } = await import('./program.ts');
  await runProgram();
}

async function isAnsweredAtOnce(): Promise<boolean> {
  if (command === 'credential-process') return printFromService(args);
  if (command === 'prompt') return (await import('./prompt/print-prompt.ts')).printPrompt(args);
  if (command !== '__complete') return false;
  const { printCompletions } = await import('./completion/print-completions.ts');
  printCompletions(args);
  return true;
}
