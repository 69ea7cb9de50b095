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
  /**
   * Resolves with the first link after the first `skip` ones that matches. A link of one use that does not match itself is
   * followed, as a browser would, and where it leads is compared.
   */
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

  const targets = new Map<string, Promise<string | undefined>>();
  const targetOf = (link: string): Promise<string | undefined> => {
    const target = targets.get(link) ?? followed(link);
    targets.set(link, target);
    return target;
  };
  const links = (): readonly string[] => readFileSync(caughtFile, 'utf8').split('\n').slice(0, -1);
  return {
    binDir,
    links,
    link: (pattern, skip = 0) =>
      awaited(
        `a link like ${pattern} to be opened`,
        async () => {
          for (const link of links().slice(skip)) {
            if (pattern.test(link)) return link;
            const target = await targetOf(link);
            if (target !== undefined && pattern.test(target)) return target;
          }
          return new NotYet(links());
        },
        (changed) => {
          const watcher = watch(caughtDir, changed);
          return () => watcher.close();
        },
      ),
  };
}

/** Where a link of one use on 127.0.0.1 leads; undefined for other links and for one that has been used. */
async function followed(link: string): Promise<string | undefined> {
  if (!/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}$/.test(link)) return undefined;
  const response = await fetch(link, { redirect: 'manual' }).catch(() => undefined);
  return response?.headers.get('location') ?? undefined;
}
