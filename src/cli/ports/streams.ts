import type { Terminal } from '../terminal.ts';
import { terminalText } from '../terminal-text.ts';

type Streams = Pick<
  Terminal,
  | 'hasColour'
  | 'isInteractive'
  | 'hasPerson'
  | 'columns'
  | 'outIsTerminal'
  | 'out'
  | 'outExactly'
  | 'err'
  | 'readInput'
  | 'onInterrupt'
>;

/** The process's standard streams and the signals that ask it to end. */
export function systemStreams(env: Terminal['env']): Streams {
  return {
    hasColour: process.stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    isInteractive: process.stdin.isTTY && process.stderr.isTTY,
    hasPerson: process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY,
    columns: process.stdout.columns || 80,
    outIsTerminal: process.stdout.isTTY,
    out: (line) => void process.stdout.write(`${terminalText(line)}\n`),
    outExactly: (text) => void process.stdout.write(terminalText(text)),
    err: (line) => void process.stderr.write(`${terminalText(line)}\n`),
    async readInput(mostBytes) {
      const chunks: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of process.stdin) {
        chunks.push(Buffer.from(chunk));
        bytes += chunk.length;
        if (bytes > mostBytes) break;
      }
      return Buffer.concat(chunks).toString('utf8');
    },
    onInterrupt(callback) {
      const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
      for (const signal of signals) process.once(signal, callback);
      return () => signals.forEach((signal) => process.off(signal, callback));
    },
  };
}
