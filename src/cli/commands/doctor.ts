import { findingWords } from '../../presenter/words/finding-words.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { Diagnosis, Finding } from '../../shared/domain/findings.ts';
import type { Language } from '../../shared/domain/languages.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { isoInstant } from '../output/format-instant.ts';
import { probeOnline } from './doctor-online.ts';
import { runEdit } from '../edits/run-edit.ts';
import type { Terminal } from '../terminal.ts';
import { printDiagnosis } from '../output/print-diagnosis.ts';

export const doctor = defineCommand({
  name: 'doctor',
  flags: ['fix', 'dry-run', 'json', 'online'],
  positionals: [{ name: 'ID', required: false, many: true }],
  async run({ flag, positionals }, terminal) {
    const [first] = positionals;
    if (flag('online')) {
      if (flag('fix')) throw usage('optionsExclusive', { value: '--online, --fix' });
      const [, second] = positionals;
      if (second !== undefined) throw usage('argumentUnexpected', { value: second });
      return probeOnline(first, { isJson: flag('json') }, terminal);
    }
    if (!flag('fix') && first !== undefined)
      throw usage('argumentUnexpected', { value: first, hint: `--fix ${first}` });
    if (!flag('fix') && flag('dry-run')) throw usage('optionMissing', { value: '--fix' });
    if (flag('fix') && flag('json')) throw usage('optionsExclusive', { value: '--fix, --json' });

    const engine = await terminal.engine();
    const diagnosis = await engine.diagnose();
    if (flag('fix')) return fix(diagnosis, positionals, { isDryRun: flag('dry-run') }, terminal);
    if (flag('json')) terminal.out(JSON.stringify(asJson(diagnosis, terminal.language), undefined, 2));
    else printDiagnosis(diagnosis, terminal);
    return diagnosis.findings.some(({ severity }) => severity !== 'note') ? EXIT.failed : EXIT.ok;
  },
});

async function fix(
  { findings }: Diagnosis,
  asked: readonly string[],
  options: { readonly isDryRun: boolean },
  terminal: Terminal,
): Promise<number> {
  const findingIds = asked.length === 0 || asked.includes('all') ? fixable(findings) : asked.flatMap(idsOf);
  if (findingIds.length === 0) {
    terminal.out(messagesFor(terminal.language).cli.doctor.nothingToFix);
    return EXIT.ok;
  }
  return runEdit({ edit: 'fix', findingIds }, options, terminal);

  /** By an id, or all that can be fixed of a kind. */
  function idsOf(name: string): readonly string[] {
    const ofKind = fixable(findings.filter(({ code }) => code === name));
    return ofKind.length > 0 ? ofKind : [name];
  }
}

function fixable(findings: readonly Finding[]): string[] {
  return findings.filter((finding) => finding.fixable).map(({ id }) => id);
}

/** Keys, ids, codes, severities and facts are stable; titles and the like are for people. */
function asJson({ findings, filesRead, checkedAtMillis }: Diagnosis, language: Language) {
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  return {
    checkedAt: isoInstant(checkedAtMillis),
    filesRead,
    summary: {
      errors: count('error'),
      warnings: count('warning'),
      notes: count('note'),
      fixable: fixable(findings).length,
    },
    findings: findings.map((finding) => ({
      id: finding.id,
      code: finding.code,
      severity: finding.severity,
      file: finding.filePath ?? null,
      line: finding.lineNumber ?? null,
      text: finding.lineText ?? null,
      clients: finding.clients,
      facts: finding.facts,
      fixable: finding.fixable,
      ...findingWords(finding, language),
    })),
  };
}

function usage(problem: string, facts: Readonly<Record<string, string>>): DaypassError {
  return new DaypassError('usage', { problem, command: 'doctor', ...facts });
}
