import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program's stdout, one JSON object a line. */
export async function* startJsonLines(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): AsyncGenerator<Readonly<Record<string, unknown>>> {
  const child = spawn(file, args, { env: { ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line);
}
