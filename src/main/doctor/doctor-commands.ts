import type { Engine } from '../../core/index.ts';
import { findingCommand } from '../../presenter/words/finding-remedy.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { Finding } from '../../shared/domain/findings.ts';
import type { SecretClipboard } from '../clipboard/clipboard.ts';
import type { Handlers } from '../ipc/answer.ts';
import type { OpenFile } from './file-opener.ts';

export interface DoctorDeps {
  readonly engine: Pick<Engine, 'diagnose'>;
  readonly copies: Pick<SecretClipboard, 'copy'>;
  readonly openFile: OpenFile;
}

/**
 * What the window may ask about findings. It names a finding by its id, and the doctor is asked again: no path and no
 * command comes from the page.
 */
export function doctorCommands({
  engine,
  copies,
  openFile,
}: DoctorDeps): Pick<Handlers, 'diagnose' | 'openFinding' | 'copyFindingCommand'> {
  const found = async (findingId: string): Promise<Finding> => {
    const { findings } = await engine.diagnose();
    return findings.find(({ id }) => id === findingId) ?? gone(findingId);
  };
  return {
    diagnose: () => engine.diagnose(),
    async openFinding({ findingId }) {
      // Lines are those of the config and credentials files. What else the doctor names may be a stranger's file.
      const { filePath, lineNumber } = await found(findingId);
      if (filePath === undefined || lineNumber === undefined) return gone(findingId);
      return { ...(await openFile({ path: filePath, lineNumber })), lineNumber };
    },
    async copyFindingCommand({ findingId }) {
      await copies.copy(findingCommand(await found(findingId)) ?? gone(findingId));
    },
  };
}

function gone(findingId: string): never {
  throw new DaypassError('findingGone', { finding: findingId.slice(0, 80) });
}
