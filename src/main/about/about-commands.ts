import { arch, release } from 'node:os';
import { app, shell } from 'electron';
import { awsPaths, ownPaths, type Engine, type Surroundings } from '../../core/index.ts';
import { aboutDaypass, type Places } from './about.ts';
import { nearestPlace } from './nearest-place.ts';
import type { ProjectPages } from './project-pages.ts';
import { aboutReport } from './about-report.ts';
import type { PageOpener } from '../browsers/page-opener.ts';
import type { AppFiles } from '../app-files.ts';
import type { SecretClipboard } from '../clipboard/clipboard.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { Handlers } from '../ipc/answer.ts';
import type { WindowFailures } from '../window-failures.ts';

export interface AboutDeps {
  readonly engine: Pick<Engine, 'state'>;
  readonly surroundings: Surroundings;
  readonly files: Pick<AppFiles, 'licenceFiles' | 'licenceTextsDir'>;
  readonly pages: ProjectPages;
  readonly browser: Pick<PageOpener, 'openPublic'>;
  readonly copies: Pick<SecretClipboard, 'copy'>;
  readonly trayMissing: () => boolean;
  readonly failures: WindowFailures;
}

export type AboutCommands = Pick<
  Handlers,
  'about' | 'copyPlace' | 'showPlace' | 'copyVersion' | 'openProjectPage' | 'copyReport' | 'reportFailure'
>;

/** Commands of the about page: versions, the folders in use, project pages, and a report without personal data. */
export function aboutCommands(deps: AboutDeps): AboutCommands {
  const { platform, env } = deps.surroundings;
  const { electron, chrome, node } = process.versions;
  const versions = { daypass: app.getVersion(), electron, chrome, node };
  const places = placesOf(deps.surroundings, deps.files.licenceTextsDir);
  const desktop = [env['XDG_CURRENT_DESKTOP'], env['XDG_SESSION_TYPE'] && `(${env['XDG_SESSION_TYPE']})`];
  return {
    about: () => aboutDaypass(deps.files, versions, places, deps.pages),
    copyVersion: () => deps.copies.copy(`${app.name} ${versions.daypass}`),
    showPlace: ({ what }) => shell.showItemInFolder(nearestPlace(places[what])),
    async openProjectPage({ page }) {
      const url = deps.pages[page];
      if (url === undefined) throw new DaypassError('browserNotOpened');
      await deps.browser.openPublic(url, new URL(url).origin);
    },
    copyPlace: ({ what }) => deps.copies.copy(places[what]),
    reportFailure: deps.failures.reportFailure,
    async copyReport() {
      const machine = {
        platform,
        release: release(),
        arch: arch(),
        desktop: desktop
          .filter(Boolean)
          .join(' ')
          .replaceAll(/[^\w:(). -]/g, '')
          .slice(0, 60),
        trayMissing: deps.trayMissing(),
        windowFailures: deps.failures.lines(),
      };
      await deps.copies.copy(aboutReport({ versions }, machine, deps.engine.state));
    },
  };
}

function placesOf(surroundings: Surroundings, licenceTexts: string): Places {
  const { configPath, credentialsPath, ssoCacheDir } = awsPaths(surroundings);
  const { dir, logsDir, backupsDir } = ownPaths(surroundings);
  return {
    config: configPath,
    credentials: credentialsPath,
    ssoCache: ssoCacheDir,
    ownFolder: dir,
    logs: logsDir,
    backups: backupsDir,
    licenceTexts,
  };
}
