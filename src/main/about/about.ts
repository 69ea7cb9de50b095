import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { PROJECT_PAGES, type About } from '../../shared/about.ts';
import type { ProjectPages } from './project-pages.ts';
import type { AppFiles } from '../app-files.ts';

const bundled = z.array(z.object({ name: z.string(), version: z.string(), identifier: z.nullish(z.string()) }));

/** The paths of the AWS files and of Daypass's own folders, by what they are. */
export type Places = Readonly<Record<About['places'][number]['what'], string>>;

const PLACES = ['config', 'credentials', 'ssoCache', 'ownFolder', 'logs', 'backups'] as const;

/** Versions, paths, project pages, and licences from the files that the bundler wrote beside each program. */
export async function aboutDaypass(
  files: Pick<AppFiles, 'licenceFiles'>,
  versions: About['versions'],
  places: Places,
  pages: ProjectPages,
): Promise<About> {
  const lists = await Promise.all(files.licenceFiles.map(licencesIn));
  const byName = new Map(lists.flat().map((licence) => [`${licence.name} ${licence.version}`, licence]));
  return {
    versions,
    places: PLACES.map((what) => ({ what, path: places[what] })),
    projectPages: PROJECT_PAGES.filter((page) => pages[page] !== undefined),
    licences: [...byName.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
  };
}

async function licencesIn(file: string): Promise<About['licences']> {
  const text = await readFile(file, 'utf8').catch(() => '[]');
  return bundled
    .parse(JSON.parse(text))
    .map(({ name, version, identifier }) => ({ name, version, licence: identifier ?? 'unknown' }));
}
