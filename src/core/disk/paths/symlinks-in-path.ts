import { readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, parse, resolve } from 'node:path';

/** More than any file system follows. */
const MOST_LINKS = 40;

/**
 * The symlinks that are followed to reach `path`, wherever on it they are, each in its real folder; then what the last
 * of them leads to. Empty where there are none. A change of any of these changes what `path` is.
 */
export function symlinksInPath(path: string): readonly string[] {
  const found: string[] = [];
  let current = resolve(path);
  for (let links = 0; links < MOST_LINKS; links += 1) {
    const next = firstLink(current);
    if (next === undefined) return found.length === 0 ? [] : [...found, current];
    found.push(next.link);
    current = next.leadsTo;
  }
  return found;
}

function firstLink(path: string): { readonly link: string; readonly leadsTo: string } | undefined {
  const { root } = parse(path);
  const names = path.slice(root.length).split(/[\\/]/u);
  let walked = root;
  for (const [index, name] of names.entries()) {
    const here = join(walked, name);
    const target = linkTarget(here);
    if (target === undefined) {
      walked = here;
      continue;
    }
    const leadsTo = join(resolve(dirname(here), target), ...names.slice(index + 1));
    return { link: join(real(walked), basename(here)), leadsTo };
  }
  return undefined;
}

function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function real(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
