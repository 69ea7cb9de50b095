import { approveDevice } from '../../../src/simulator/index.ts';
import { startProcess, type Finished, type Running } from '../../clients/cli-program.ts';

/** A question that ends a line, and what the person types at it. */
export interface Answer {
  readonly question: RegExp;
  readonly typed: string;
}

const YES: Answer = { question: /\[y\/N\] ?$/u, typed: 'y\n' };

/**
 * Types a block into bash in a terminal of its own. A person sits there: says yes, opens the link of a device code
 * elsewhere and approves it, and gives further answers, each once.
 */
export async function typeBlock(
  block: string,
  env: Readonly<Record<string, string | undefined>>,
  { answers = [], cwd }: { readonly answers?: readonly Answer[]; readonly cwd?: string } = {},
): Promise<Finished> {
  const words = `bash -euo pipefail -c ${shellWord(cwd === undefined ? block : `cd ${shellWord(cwd)}\n${block}`)}`;
  const running = startProcess('script', ['-qec', words, '/dev/null'], { ...env, TERM: 'xterm' }, 'pipe');
  const approved = new Set<string>();
  const left = [...answers];
  running.onOutput((printed) => {
    const shown = plain(printed);
    const link = /https?:\/\/127\.0\.0\.1\S+/u.exec(shown)?.[0];
    const code = /\b[A-Z]{4}-[A-Z]{4}\b/u.exec(shown.replace(link ?? '', ''))?.[0];
    if (link !== undefined && code !== undefined && !approved.has(code)) {
      approved.add(code);
      void approveDevice(link, code);
    }
    answer(running, shown, left);
  });
  const { code, stdout, stderr } = await running.finished;
  return { code, stdout: plain(stdout), stderr };
}

/** How much of the output was there when the last question was answered. */
const answeredUpTo = new WeakMap<Running, number>();

function answer(running: Running, shown: string, left: Answer[]): void {
  if (shown.length <= (answeredUpTo.get(running) ?? 0)) return;
  const at = left.findIndex(({ question }) => question.test(shown));
  const found = at === -1 ? (YES.question.test(shown) ? YES : undefined) : left.splice(at, 1)[0];
  if (found === undefined) return;
  answeredUpTo.set(running, shown.length);
  running.write(found.typed);
}

/** Without what a terminal is told about colours and the cursor. */
function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- escape sequences are what is taken out
  return text.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]|\r/gu, '');
}

export function shellWord(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
