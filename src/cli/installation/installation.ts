import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { InstallPlace } from '../../core/index.ts';
import { machineFiles } from '../../core/light.ts';
import { startedResources } from './own-command.ts';

/** What this copy of the command line says of itself. */
export interface Installation {
  /** As its package.json names it; undefined in a build from source. */
  readonly repository: unknown;
  readonly place: InstallPlace;
}

export function installation(): Installation {
  const { platform, arch, env } = process;
  const resourcesDir = startedResources() ?? import.meta.dirname;
  return { repository: packageManifest().repository, place: { platform, arch, env, resourcesDir, ...machineFiles } };
}

/** The nearest package.json above: in the source, in the bundle, in its npm package and in the app's packages it is elsewhere. */
export function packageManifest(): { readonly version: string; readonly repository?: unknown } {
  let dir = import.meta.dirname;
  while (!existsSync(path.join(dir, 'package.json')) && path.dirname(dir) !== dir) dir = path.dirname(dir);
  return JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8'));
}
