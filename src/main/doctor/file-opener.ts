import { posix, win32 } from 'node:path';
import { installedPrograms, startProgram, withFolders, type Surroundings } from '../../core/index.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { editorLaunch, type EditorLaunch } from './editor-launch.ts';

interface PlaceInFile {
  readonly path: string;
  /** 1-based. */
  readonly lineNumber: number;
}

/** Returns whether the file is shown at its line. Rejects: fileNotOpened. */
export type OpenFile = (place: PlaceInFile) => Promise<{ readonly atLine: boolean }>;

export interface FileOpenerDeps {
  readonly surroundings: Surroundings;
  /** Opens a file in the desktop's program for it; resolves with what went wrong, or with nothing. */
  readonly openPath: (path: string) => Promise<string>;
}

/** Opens files in the person's own editor, at a line where that is a known one with a window; else as the desktop does. */
export function fileOpener({ surroundings, openPath }: FileOpenerDeps): OpenFile {
  const { env } = surroundings;
  return async (place) => {
    for (const command of [env['VISUAL'], env['EDITOR']]) {
      if (await startsAtLine(command ?? '', place, surroundings)) return { atLine: true };
    }
    const trouble = await openPath(place.path);
    if (trouble !== '') throw new DaypassError('fileNotOpened', { path: place.path, line: place.lineNumber });
    return { atLine: false };
  };
}

async function startsAtLine(command: string, place: PlaceInFile, surroundings: Surroundings): Promise<boolean> {
  const launch = editorLaunch(command, place, surroundings.platform);
  const program = launch && (await programOf(launch, surroundings));
  if (launch === undefined || program === undefined) return false;
  return startProgram({ program, args: launch.args }, surroundings.env).then(
    () => true,
    () => false,
  );
}

/** The program's file. Scripts of Windows (`code.cmd`) would need a shell, so they count as missing. */
async function programOf({ program }: EditorLaunch, surroundings: Surroundings): Promise<string | undefined> {
  const { platform } = surroundings;
  if ((platform === 'win32' ? win32 : posix).isAbsolute(program)) return program;
  if (/[\\/]/u.test(program)) return undefined;
  const found = await installedPrograms(program, withFolders(surroundings));
  return found.find((file) => !/\.(?:cmd|bat)$/iu.test(file));
}
