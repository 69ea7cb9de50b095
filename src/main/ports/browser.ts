import { shell } from 'electron';
import { installedBrowsers, type Surroundings } from '../../core/index.ts';
import { pageOpener, type PageOpener, type PageOpenerDeps } from '../browsers/page-opener.ts';

/** The person's browsers, behind the gate. */
export function gatedBrowser({
  surroundings,
  ...deps
}: { readonly surroundings: Surroundings } & Omit<PageOpenerDeps, 'env' | 'browsers' | 'openExternal'>): PageOpener {
  return pageOpener({
    ...deps,
    env: surroundings.env,
    browsers: installedBrowsers(surroundings),
    openExternal: (url) => shell.openExternal(url),
  });
}
