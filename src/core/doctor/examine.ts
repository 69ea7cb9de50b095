import type { AwsFiles } from '../profiles/edit-plan.ts';
import { cacheFlaws } from './cache-flaws.ts';
import { chainFlaws, processPrograms } from './chain-flaws.ts';
import { duplicateFlaws } from './duplicate-flaws.ts';
import { environmentFlaws } from './environment-flaws.ts';
import type { Evidence } from './evidence.ts';
import { ALL_CLIENTS, type Flaw } from './flaw.ts';
import { headerFlaws } from './header-flaws.ts';
import { machineFlaws } from './machine-flaws.ts';
import { namedInConfig, namedInCredentials, type ByName } from './named-values.ts';
import { refusedFlaws } from './refused-flaws.ts';
import type { LookedAt } from './section-lines.ts';
import { ssoFlaws } from './sso-flaws.ts';
import { valueFlaws } from './value-flaws.ts';

/** All that is wrong with the files and around them; pure. */
export function examine({ config, credentials }: Pick<AwsFiles, 'config' | 'credentials'>, evidence: Evidence): Flaw[] {
  const named = namedInConfig(config);
  const inCredentials = namedInCredentials(credentials);
  const isOneFile = evidence.configPath === evidence.credentialsPath;
  const names = new Set([...named.profiles.keys(), ...inCredentials.keys()]);
  return [
    ...formFlaws({ kind: 'config', document: config }, evidence.platform),
    // One file for both is looked at as the config file.
    ...(isOneFile ? [] : formFlaws({ kind: 'credentials', document: credentials }, evidence.platform)),
    ...ssoFlaws(named, config),
    ...chainFlaws(named.profiles, inCredentials),
    ...missingPrograms(named.profiles, evidence),
    ...environmentFlaws(evidence, names),
    ...cacheFlaws(evidence, named),
    ...machineFlaws(evidence, named.profiles.size),
  ];
}

function formFlaws(looked: LookedAt, platform: NodeJS.Platform): Flaw[] {
  return [...refusedFlaws(looked, platform), ...headerFlaws(looked), ...duplicateFlaws(looked), ...valueFlaws(looked)];
}

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
