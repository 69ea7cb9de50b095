import { existsSync, readdirSync } from 'node:fs';

/** What a look at the machine's files says, for a question that must not fail. */
export interface MachineFiles {
  readonly exists: (file: string) => boolean;
  /** The names in a folder; none if it can't be read. */
  readonly namesIn: (folder: string) => readonly string[];
}

export const machineFiles: MachineFiles = {
  exists: existsSync,
  namesIn(folder) {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  },
};
