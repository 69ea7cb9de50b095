import type { FindingCode } from '../../shared/domain/findings.ts';
import type { AwsFiles } from '../profiles/editor/edit-plan.ts';
import { bridgeFlaws } from './checks/bridge-issues.ts';
import { cacheFlaws } from './checks/token-file-issues.ts';
import { chainFlaws, processPrograms } from './checks/role-chain-issues.ts';
import { duplicateKeys, duplicateSections } from './checks/duplicate-issues.ts';
import { environmentFlaws } from './checks/environment-issues.ts';
import type { Evidence } from './evidence.ts';
import { ALL_CLIENTS, type Flaw } from './issue.ts';
import { headerFlaws } from './checks/header-issues.ts';
import { machineFlaws } from './checks/machine-issues.ts';
import { namedInConfig, namedInCredentials, type ByName } from './named-values.ts';
import { refusedFlaws } from './checks/refused-line-issues.ts';
import type { LookedAt } from './section-lines.ts';
import { ssoFlaws } from './checks/sso-issues.ts';
import { valueFlaws } from './checks/value-issues.ts';

/** All that is wrong with the files and around them; pure. */
export function examine({ config, credentials }: Pick<AwsFiles, 'config' | 'credentials'>, evidence: Evidence): Flaw[] {
  const named = namedInConfig(config);
  const inCredentials = namedInCredentials(credentials);
  const isOneFile = evidence.configPath === evidence.credentialsPath;
  const names = new Set([...named.profiles.keys(), ...inCredentials.keys()]);
  const bridges = bridgeFlaws(config, evidence);
  const flaws: Flaw[] = [
    ...formFlaws({ kind: 'config', document: config }, evidence.platform),
    // One file for both is looked at as the config file.
    ...(isOneFile ? [] : formFlaws({ kind: 'credentials', document: credentials }, evidence.platform)),
    ...ssoFlaws(named, config),
    ...chainFlaws(named.profiles, inCredentials),
    ...bridges,
    ...missingPrograms(named.profiles, evidence).filter(({ line }) => bridges.every((flaw) => flaw.line !== line)),
    ...environmentFlaws(evidence, names),
    ...cacheFlaws(evidence, named),
    ...machineFlaws(evidence, named.profiles.size),
  ];
  return withoutUnsoundMends(flaws);
}

function formFlaws(looked: LookedAt, platform: NodeJS.Platform): Flaw[] {
  const refused = [...refusedFlaws(looked, platform), ...duplicateKeys(looked)];
  return [...refused, ...headerFlaws(looked), ...duplicateSections(looked), ...valueFlaws(looked, refused)];
}

/**
 * Lines are mended as text: in a file that is not UTF-8 that would change bytes nobody asked about. Where clients don't
 * even agree on what a line is, no change of one is sound.
 */
function withoutUnsoundMends(flaws: readonly Flaw[]): Flaw[] {
  const unsound = new Set(flaws.filter(({ code }) => UNSOUND.has(code)).map(({ file }) => file));
  return flaws.map(({ mend, ...flaw }) => {
    const isSound = mend !== undefined && (mend.by !== 'lines' || !unsound.has(flaw.file));
    return isSound ? { ...flaw, mend } : flaw;
  });
}

const UNSOUND: ReadonlySet<FindingCode> = new Set(['notUtf8', 'loneCarriageReturn']);

function missingPrograms(profiles: ByName, evidence: Evidence): Flaw[] {
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
