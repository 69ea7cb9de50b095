import { errorWords, safeFacts } from '../../presenter/words/error-words.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import type { ProbeReport } from '../../shared/sign-in-probe.ts';
import { EXIT } from '../exit-codes.ts';
import { endWith } from '../output/json-mode.ts';
import type { Terminal } from '../terminal.ts';

/** Tries the steps of a sign-in and prints each as it ends. Returns the exit code of the step that failed. */
export async function probeOnline(
  name: string | undefined,
  { isJson }: { readonly isJson: boolean },
  terminal: Terminal,
): Promise<number> {
  const engine = await terminal.engine();
  const reports: ProbeReport[] = [];
  const { id } = await engine.probeSignIn(name, (report) => {
    reports.push(report);
    if (!isJson) printStep(report, terminal);
  });
  if (isJson) {
    const steps = reports.map((report) => asJson(report, terminal));
    terminal.out(JSON.stringify({ session: id, steps }, undefined, 2));
  }
  const failed = reports.find(({ error }) => error !== undefined)?.error;
  if (failed) return endWith(failed, { isJson }, terminal);
  if (!isJson) terminal.out(messagesFor(terminal.language).cli.probe.well);
  return EXIT.ok;
}

function printStep({ step, facts, error }: ProbeReport, terminal: Terminal): void {
  const words = messagesFor(terminal.language).cli.probe;
  if (error === undefined) return terminal.out(`✓ ${words.steps[step]}: ${words.found(step, safeFacts(facts))}`);
  const { message, next } = errorWords(error, terminal.language, 'commandLine');
  terminal.out(`✗ ${words.steps[step]}: ${message}`);
  terminal.out(`  ${next}`);
}

/** Keys, steps and codes are stable; `message` is for people. */
function asJson({ step, facts, error }: ProbeReport, terminal: Terminal): Readonly<Record<string, unknown>> {
  if (error === undefined) return { step, ok: true, facts };
  const { message } = errorWords(error, terminal.language, 'commandLine');
  return { step, ok: false, facts: { ...facts, ...error.facts }, code: error.code, message };
}
