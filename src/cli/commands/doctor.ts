import { findingCommand } from '../../presenter/words/finding-remedy.ts';
import { findingWords } from '../../presenter/words/finding-words.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import type { Diagnosis, Finding } from '../../shared/domain/findings.ts';
import type { Language } from '../../shared/domain/languages.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { formatInstant } from '../../shared/text/instant.ts';
import { probeOnline } from './doctor-online.ts';
import { runEdit } from '../edits/run-edit.ts';
import { withJson } from '../output/json-mode.ts';
import type { Terminal } from '../terminal.ts';
import { printDiagnosis } from '../output/print-diagnosis.ts';
import { usageError } from '../usage-error.ts';

export const doctor = defineCommand({
  name: 'doctor',
  flags: ['fix', 'dry-run', 'json', 'online'],
  values: ['use'],
  positionals: [{ name: 'ID', required: false, many: true }],
  async run({ flag, value, positionals }, terminal) {
    const [first] = positionals;
    if (flag('online')) {
      if (flag('fix')) throw usageError('optionsExclusive', { command: 'doctor', value: '--online, --fix' });
      const [, second] = positionals;
      if (second !== undefined) throw usageError('argumentUnexpected', { command: 'doctor', value: second });
      return probeOnline(first, { isJson: flag('json') }, terminal);
    }
    if (!flag('fix') && first !== undefined)
      throw usageError('argumentUnexpected', { command: 'doctor', value: first, hint: `--fix ${first}` });
    if (!flag('fix') && (flag('dry-run') || value('use') !== undefined))
      throw usageError('optionMissing', { command: 'doctor', value: '--fix' });

    const engine = await terminal.engine();
    const diagnosis = await engine.diagnose();
    if (flag('fix'))
      return withJson(flag('json'), terminal, (own) =>
        fix(diagnosis, positionals, { isDryRun: flag('dry-run'), use: value('use') }, own),
      );
    if (flag('json')) terminal.out(JSON.stringify(asJson(diagnosis, terminal.language), undefined, 2));
    else printDiagnosis(diagnosis, terminal);
    return diagnosis.findings.some(({ severity }) => severity !== 'note') ? EXIT.failed : EXIT.ok;
  },
});

async function fix(
  { findings }: Diagnosis,
  asked: readonly string[],
  { use, ...options }: { readonly isDryRun: boolean; readonly use: string | undefined },
  terminal: Terminal,
): Promise<number> {
  // A name is for one reference: the same name put everywhere would hardly be meant.
  if (use !== undefined && asked.length !== 1) throw usageError('argumentMissing', { command: 'doctor', value: 'ID' });
  const findingIds = asked.length === 0 || asked.includes('all') ? fixable(findings) : asked.flatMap(idsOf);
  if (findingIds.length === 0) {
    terminal.result({
      edit: 'fix',
      dryRun: options.isDryRun,
      added: [],
      changed: [],
      removed: [],
      files: [],
      warnings: [],
    });
    terminal.out(messagesFor(terminal.language).cli.doctor.nothingToFix);
    return EXIT.ok;
  }
  return runEdit({ edit: 'fix', findingIds, ...(use !== undefined && { use }) }, options, terminal);

  /** By an id, or all that can be fixed of a kind. */
  function idsOf(name: string): readonly string[] {
    if (use !== undefined) return [name];
    const ofKind = fixable(findings.filter(({ code }) => code === name));
    return ofKind.length > 0 ? ofKind : [name];
  }
}

function fixable(findings: readonly Finding[]): string[] {
  return findings.filter((finding) => finding.fixable).map(({ id }) => id);
}

/** Keys, ids, codes, severities and facts are stable; titles and the like are for people. */
function asJson({ findings, profiles, refusedBy, filesRead, checkedAtMillis }: Diagnosis, language: Language) {
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  return {
    checkedAt: formatInstant(checkedAtMillis),
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
      meant: finding.meant ?? [],
      command: findingCommand(finding) ?? null,
      ...findingWords(finding, language),
    })),
    profiles: profiles.map(({ profileName, failing }) => ({
      profile: profileName,
      failing: failing.map(({ client, why, findingIds }) => ({ client, why, findings: findingIds })),
    })),
    refusedBy: refusedBy.map(({ client, findingIds }) => ({ client, findings: findingIds })),
  };
}
