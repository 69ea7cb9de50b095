import type { Finding } from '../../../shared/domain/findings.ts';
import { parseConfig } from '../../config/document/config-document.ts';
import { editDocument } from '../../config/edit/document-edit.ts';
import type { AwsFiles } from '../../profiles/editor/edit-plan.ts';
import type { Evidence } from '../evidence.ts';
import { examine } from '../examine.ts';
import { found } from '../findings.ts';
import { profileHealth, type Health } from '../health/profile-health.ts';
import { planFix } from '../fixes/plan-fix.ts';

/** Files and surroundings for the doctor to look at, in memory. */
export interface Patient {
  readonly config?: string | Buffer;
  readonly credentials?: string | Buffer;
  readonly evidence?: Partial<Evidence>;
}

/** 2026-11-20 12:00:00 UTC. */
export const NOW = 1_795_176_000_000;

export function evidenceOf({ config, credentials, evidence }: Patient): Evidence {
  return {
    platform: 'linux',
    env: {},
    nowMillis: NOW,
    configPath: '/home/ann/.aws/config',
    credentialsPath: '/home/ann/.aws/credentials',
    files: {
      config: config === undefined ? 'missing' : 'read',
      credentials: credentials === undefined ? 'missing' : 'read',
    },
    cache: [],
    modes: [],
    foreign: [],
    unwritable: [],
    missingPrograms: new Set(),
    missingAuthorities: new Set(),
    brokenBridges: new Map(),
    ...evidence,
  };
}

function filesOf({ config = '', credentials = '' }: Patient): AwsFiles {
  return {
    configPath: '/home/ann/.aws/config',
    config: parseConfig(config),
    credentialsPath: '/home/ann/.aws/credentials',
    credentials: parseConfig(credentials),
  };
}

export function findingsOf(patient: Patient): Finding[] {
  const files = filesOf(patient);
  return found(examine(files, evidenceOf(patient)), files).map(({ finding }) => finding);
}

export function healthOf(patient: Patient): Health & { readonly findings: readonly Finding[] } {
  const findings = findingsOf(patient);
  return { ...profileHealth(filesOf(patient), findings), findings };
}

/** The files once the findings, by default all that can be, are fixed. */
export function mended(
  patient: Patient,
  ids?: readonly string[],
  use?: string,
): { config: Buffer; credentials: Buffer } {
  const files = filesOf(patient);
  const fixable = findingsOf(patient).filter((finding) => finding.fixable);
  const findingIds = ids ?? fixable.map(({ id }) => id);
  const plan = planFix({ edit: 'fix', findingIds, ...(use !== undefined && { use }) }, files, evidenceOf(patient));
  return {
    config: editDocument(files.config, plan.config ?? []).bytes,
    credentials: editDocument(files.credentials, plan.credentials ?? []).bytes,
  };
}
