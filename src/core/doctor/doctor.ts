import type { ConfigEdit } from '../../shared/domain/config-edits.ts';
import type { Diagnosis } from '../../shared/domain/findings.ts';
import type { AwsPaths } from '../disk/paths/aws-paths.ts';
import type { OwnPaths } from '../disk/paths/own-paths.ts';
import type { AwsFiles, EditPlan } from '../profiles/editor/edit-plan.ts';
import { examine } from './examine.ts';
import { found } from './findings.ts';
import { collectEvidence, type DoctorPorts } from './collect-evidence.ts';
import { profileHealth } from './health/profile-health.ts';
import { planFix } from './fixes/plan-fix.ts';

/** Looks over the person's AWS files and what is around them, and plans what fixes it. Writes nothing. */
export class Doctor {
  readonly #paths: AwsPaths;
  readonly #own: OwnPaths;
  readonly #ports: DoctorPorts;
  readonly #clockAheadMillis: () => number | undefined;

  constructor(paths: AwsPaths, own: OwnPaths, ports: DoctorPorts, clockAheadMillis: () => number | undefined) {
    this.#paths = paths;
    this.#own = own;
    this.#ports = ports;
    this.#clockAheadMillis = clockAheadMillis;
  }

  async diagnose(): Promise<Diagnosis> {
    const { files, evidence } = await collectEvidence(this.#paths, this.#own, this.#ports, this.#clockAheadMillis());
    const states = [
      [files.configPath, evidence.files.config],
      [files.credentialsPath, evidence.files.credentials],
    ] as const;
    const findings = found(examine(files, evidence), files).map(({ finding }) => finding);
    return {
      findings,
      ...profileHealth(files, findings),
      filesRead: [
        ...states.filter(([, state]) => state === 'read').map(([path]) => path),
        ...evidence.cache.map(({ path }) => path),
      ],
      checkedAtMillis: evidence.nowMillis,
    };
  }

  /** The planner of the edit `fix`: what is not in the two files is looked at again. Throws `findingGone`. */
  async planFix(edit: Extract<ConfigEdit, { readonly edit: 'fix' }>, files: AwsFiles): Promise<EditPlan> {
    const { evidence } = await collectEvidence(this.#paths, this.#own, this.#ports, this.#clockAheadMillis());
    return planFix(edit, files, evidence);
  }
}
