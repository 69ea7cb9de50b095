import { shell } from 'electron';
import { installedBrowsers } from '../../core/index.ts';
import { pageOpener, type PageOpener, type PageOpenerDeps } from '../browsers/page-opener.ts';

/** The person's browsers, behind the gate. */
export function gatedBrowser({ surroundings, ...deps }: Omit<PageOpenerDeps, 'browsers' | 'openExternal'>): PageOpener {
  return pageOpener({
    ...deps,
    surroundings,
    browsers: installedBrowsers(surroundings),
    openExternal: (url) => shell.openExternal(url),
  });
}
