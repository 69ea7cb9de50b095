import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DaypassError } from '../../shared/daypass-error.ts';
import { writeFileAtomically } from '../files/atomic-write.ts';
import type { ConfigDocument } from '../files/config-document.ts';
import { readConfigFile } from '../files/config-file.ts';
import { withFileLock, type LockWait } from '../files/file-lock.ts';
import { ensurePrivateFolder } from '../files/private-folder.ts';
import type { ConfigPlan } from './config-plan.ts';

export interface EditPlaces extends Omit<LockWait, 'waitMillis'> {
  readonly configPath: string;
  readonly locksDir: string;
}

/** Works the edit out on the file as it stands; pure, since it may be asked again on newer bytes. */
export type PlanEdit = (document: ConfigDocument) => ConfigPlan;

const LOCK_WAIT_MILLIS = 15_000;
const MOST_TRIES = 5;

/** What an edit would change. Rejects: configUnreadable and what `plan` throws, with the file's path. */
export async function previewEdit(configPath: string, plan: PlanEdit): Promise<ConfigPlan> {
  const { document } = await readConfigFile(configPath);
  return planOn(document, configPath, plan);
}

/**
 * Makes an edit. When another program writes the file in between, its bytes are kept and only our edit is made again on
 * them. Rejects: as `previewEdit`, and fileChanged (again and again), busy, fileForbidden, diskFull, diskFailed.
 */
export async function applyEdit(places: EditPlaces, plan: PlanEdit): Promise<ConfigPlan> {
  const { configPath, locksDir } = places;
  const lockPath = join(locksDir, await lockNameFor(configPath));
  return withFileLock(lockPath, { ...places, waitMillis: LOCK_WAIT_MILLIS }, async () => {
    for (let tries = 1; ; tries += 1) {
      const { bytes, document } = await readConfigFile(configPath);
      const planned = planOn(document, configPath, plan);
      try {
        if (bytes === null) await ensurePrivateFolder(dirname(configPath));
        await writeFileAtomically(configPath, planned.after, { expected: bytes });
        return planned;
      } catch (thrown) {
        const mayGoOn = thrown instanceof DaypassError && thrown.code === 'fileChanged' && tries < MOST_TRIES;
        if (!mayGoOn) throw thrown;
      }
    }
  });
}

function planOn(document: ConfigDocument, configPath: string, plan: PlanEdit): ConfigPlan {
  try {
    return plan(document);
  } catch (thrown) {
    if (!(thrown instanceof DaypassError)) throw thrown;
    throw new DaypassError(thrown.code, { path: configPath, ...thrown.facts }, { cause: thrown });
  }
}

/** One lock per file, by whichever link or folder link it is reached, and before it exists as after. */
async function lockNameFor(configPath: string): Promise<string> {
  const folder = await realpath(dirname(configPath)).catch(() => dirname(configPath));
  const target = await realpath(configPath).catch(() => join(folder, basename(configPath)));
  return `config-${createHash('sha256').update(target, 'utf8').digest('hex').slice(0, 16)}.lock`;
}
