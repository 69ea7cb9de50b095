import type { FindingCode } from '../../shared/domain/findings.ts';
import type { ConfigDocument } from '../config/document/config-document.ts';
import { spanOfSection } from '../config/document/section-span.ts';
import type { AwsFiles } from '../profiles/editor/edit-plan.ts';
import { bridgeIssues } from './checks/bridge-issues.ts';
import { tokenFileIssues } from './checks/token-file-issues.ts';
import { expiredKeys, roleChainIssues, processPrograms } from './checks/role-chain-issues.ts';
import { duplicateKeys, duplicateSections } from './checks/duplicate-issues.ts';
import { environmentIssues } from './checks/environment-issues.ts';
import type { Evidence } from './evidence.ts';
import { ALL_CLIENTS, type Issue } from './issue.ts';
import { headerIssues } from './checks/header-issues.ts';
import { machineIssues } from './checks/machine-issues.ts';
import { namedInConfig, namedInCredentials, type ByName } from './named-values.ts';
import { nearMissIssues } from './checks/near-miss-issues.ts';
import { refusedLineIssues, utf16Issue } from './checks/refused-line-issues.ts';
import type { ParsedFile } from './section-lines.ts';
import { servicesIssues } from './checks/services-issues.ts';
import { ssoIssues } from './checks/sso-issues.ts';
import { valueIssues } from './checks/value-issues.ts';

/** All that is wrong with the files and around them; pure. */
export function examine(
  { config, credentials }: Pick<AwsFiles, 'config' | 'credentials'>,
  evidence: Evidence,
): Issue[] {
  const named = namedInConfig(config);
  const inCredentials = namedInCredentials(credentials);
  const isOneFile = evidence.configPath === evidence.credentialsPath;
  const names = new Set([...named.profiles.keys(), ...inCredentials.keys()]);
  const bridges = bridgeIssues(config, evidence);
  const issues: Issue[] = [
    ...formIssues({ kind: 'config', document: config }, evidence.platform),
    // One file for both is looked at as the config file.
    ...(isOneFile ? [] : formIssues({ kind: 'credentials', document: credentials }, evidence.platform)),
    ...ssoIssues(named, config),
    ...servicesIssues(named),
    ...roleChainIssues(named.profiles, inCredentials),
    ...expiredKeys(inCredentials, evidence.nowMillis),
    ...bridges,
    ...missingPrograms(named.profiles, evidence).filter(({ line }) => bridges.every((issue) => issue.line !== line)),
    ...environmentIssues(evidence, names),
    ...tokenFileIssues(evidence, named),
    ...machineIssues(evidence, named.profiles.size),
  ];
  return withoutUnsoundFixes(issues);
}

function formIssues(looked: ParsedFile, platform: NodeJS.Platform): Issue[] {
  const utf16 = utf16Issue(looked);
  if (utf16) return [utf16];
  const refused = [...refusedLineIssues(looked, platform), ...duplicateKeys(looked)];
  const duplicates = duplicateSections(looked);
  const values = withoutFixesUnder(sectionsOfTwoSpellings(duplicates), looked.document, valueIssues(looked, refused));
  return [...refused, ...headerIssues(looked), ...duplicates, ...values, ...nearMissIssues(looked)];
}

/** Lines of the headers that are one section to some client and two to another. */
function sectionsOfTwoSpellings(duplicates: readonly Issue[]): number[] {
  return duplicates
    .filter(({ code }) => code === 'defaultTwice' || code === 'duplicateSpelling')
    .flatMap(({ line = 0, facts }) => [Number(facts['firstLine']), line]);
}

/**
 * The SDK for JavaScript takes the section in which it sees a setting. A fixed setting could make it switch to the other
 * spelling. So the person removes one of the two sections first.
 */
function withoutFixesUnder(
  headerLines: readonly number[],
  { layout }: ConfigDocument,
  issues: readonly Issue[],
): readonly Issue[] {
  if (headerLines.length === 0) return issues;
  const spans = headerLines.map((line) => spanOfSection(layout, line));
  return issues.map(({ fix, ...issue }) => {
    const { line = 0 } = issue;
    const isUnder = spans.some(({ header, end }) => header < line && line <= end);
    return fix === undefined || isUnder ? issue : { ...issue, fix };
  });
}

const UNSOUND: ReadonlySet<FindingCode> = new Set(['notUtf8', 'loneCarriageReturn']);

/**
 * Lines are fixed as text: in a file that is not UTF-8 that would change bytes nobody asked about. Where clients don't
 * even agree on what a line is, no change of one is sound.
 */
function withoutUnsoundFixes(issues: readonly Issue[]): Issue[] {
  const unsound = new Set(issues.filter(({ code }) => UNSOUND.has(code)).map(({ file }) => file));
  return issues.map(({ fix, meant, ...issue }) => {
    const isUnsound = unsound.has(issue.file);
    const isSound = fix !== undefined && (fix.by !== 'lines' || !isUnsound);
    return { ...issue, ...(isSound && { fix }), ...(meant !== undefined && !isUnsound && { meant }) };
  });
}

function missingPrograms(profiles: ByName, evidence: Evidence): Issue[] {
  return processPrograms(profiles)
    .filter(({ program }) => evidence.missingPrograms.has(program))
    .map(({ profile, line, program }) => ({
      code: 'credentialProcessMissing',
      severity: 'warning',
      clients: ALL_CLIENTS,
      file: 'config',
      line,
      facts: { profile, value: program },
    }));
}
