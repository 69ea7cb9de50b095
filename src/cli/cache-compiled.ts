import { lstatSync, mkdirSync } from 'node:fs';
import { ownPaths } from '../core/light.ts';
import { homeDirOfPerson } from './light/home-dir.ts';

const OPEN_TO_OTHERS = 0o022;

/**
 * Lets Node.js store what it compiles of the program, from Node.js 22 on: a start then costs some 20 ms less. Only in a
 * folder of Daypass that is there already and that nobody else may write to, since what is stored there is run.
 */
export function cacheCompiled(): void {
  try {
    const { platform, env } = process;
    const { dir, compiledDir } = ownPaths({ platform, env, homeDir: homeDirOfPerson() });
    const stats = lstatSync(dir);
    const isOwn = platform === 'win32' || (stats.uid === process.getuid?.() && (stats.mode & OPEN_TO_OTHERS) === 0);
    if (!stats.isDirectory() || !isOwn) return;
    mkdirSync(compiledDir, { recursive: true, mode: 0o700 });
    process.getBuiltinModule('node:module').enableCompileCache?.(compiledDir);
  } catch {
    // Without it everything works, only later.
  }
}
