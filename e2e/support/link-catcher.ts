import { readFileSync, watch, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { awaited, NotYet } from './awaited.ts';

/** Stands where the desktop would open a browser: catches every link the app hands out. */
export interface LinkCatcher {
  /** To be put first on the app's PATH. */
  readonly binDir: string;
  /** All links so far, oldest first. */
  links(): readonly string[];
  /** Resolves with the first link after the first `skip` ones that matches. */
  link(pattern: RegExp, skip?: number): Promise<string>;
}

export async function catchLinks(dir: string): Promise<LinkCatcher> {
  const binDir = path.join(dir, 'bin');
  const caughtDir = path.join(dir, 'caught');
  const caughtFile = path.join(caughtDir, 'links');
  await mkdir(binDir, { recursive: true });
  await mkdir(caughtDir, { recursive: true });
  writeFileSync(caughtFile, '');
  const stub = `#!/bin/sh\nprintf '%s\\n' "$1" >>'${caughtFile}'\n`;
  writeFileSync(path.join(binDir, 'xdg-open'), stub, { mode: 0o755 });

  const links = (): readonly string[] => readFileSync(caughtFile, 'utf8').split('\n').slice(0, -1);
  return {
    binDir,
    links,
    link: (pattern, skip = 0) =>
      awaited(
        `a link like ${pattern} to be opened`,
        () =>
          links()
            .slice(skip)
            .find((link) => pattern.test(link)) ?? new NotYet(links()),
        (changed) => {
          const watcher = watch(caughtDir, changed);
          return () => watcher.close();
        },
      ),
  };
}
