import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { PROJECT_PAGES, type About, type PlaceName } from '../../shared/about.ts';
import type { ProjectPages } from './project-pages.ts';
import type { AppFiles } from '../app-files.ts';

const bundled = z.array(z.object({ name: z.string(), version: z.string(), identifier: z.nullish(z.string()) }));

/** The paths of the AWS files and of Daypass's own folders, by what they are. */
export type Places = Readonly<Record<PlaceName, string>>;

const PLACES = ['config', 'credentials', 'ssoCache', 'ownFolder', 'logs', 'backups'] as const;

/** The texts of LICENSES.chromium.html are some hundred licences; most of Chromium is under its own. */
const CHROMIUM_LICENCE = 'BSD-3-Clause AND others';

/** Versions, paths, project pages, and licences: of the runtime, and of what the bundler listed beside each program. */
export async function aboutDaypass(
  files: Pick<AppFiles, 'licenceFiles'>,
  versions: About['versions'],
  places: Places,
  pages: ProjectPages,
): Promise<About> {
  const lists = await Promise.all(files.licenceFiles.map(licencesIn));
  const runtime = [
    { name: 'Electron', version: versions.electron, licence: 'MIT' },
    { name: 'Chromium', version: versions.chrome, licence: CHROMIUM_LICENCE },
    { name: 'Node.js', version: versions.node, licence: 'MIT' },
  ];
  const byName = new Map(
    [...runtime, ...lists.flat()].map((licence) => [`${licence.name} ${licence.version}`, licence]),
  );
  return {
    versions,
    places: PLACES.map((what) => ({ what, path: places[what] })),
    projectPages: PROJECT_PAGES.filter((page) => pages[page] !== undefined),
    licenceTexts: places.licenceTexts,
    licences: [...byName.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
  };
}

async function licencesIn(file: string): Promise<About['licences']> {
  const text = await readFile(file, 'utf8').catch(() => '[]');
  return bundled
    .parse(JSON.parse(text))
    .map(({ name, version, identifier }) => ({ name, version, licence: identifier ?? 'unknown' }));
}
