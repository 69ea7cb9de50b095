import { app } from 'electron';
import {
  releaseFeed,
  UpdateChecker,
  updateCommands,
  type InstallPlace,
  type SettingsStore,
  type TransportPorts,
} from '../../core/index.ts';
import { machineFiles } from '../../core/light.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { PageOpener } from '../browsers/page-opener.ts';
import type { SecretClipboard } from '../clipboard/clipboard.ts';
import type { Handlers } from '../ipc/answer.ts';

export interface AppUpdatesDeps {
  readonly ports: TransportPorts;
  /** The `repository` of the app's package.json. */
  readonly repository: unknown;
  readonly recordPath: string;
  readonly preferences: Pick<SettingsStore, 'now' | 'subscribe'>;
}

/** Checks for newer releases than this build, in its repository, while the setting is on. */
export function appUpdates({ ports, repository, recordPath, preferences }: AppUpdatesDeps): UpdateChecker {
  const feed = releaseFeed(repository, ports.surroundings.env);
  const checker = new UpdateChecker({
    ports,
    feed,
    version: app.getVersion(),
    recordPath,
    isWanted: () => preferences.now().checksForUpdates,
    commandsFor: (version) => (feed === undefined ? [] : updateCommands(installPlace(ports), feed, version)),
  });
  preferences.subscribe((now, before) => {
    if (now.checksForUpdates !== before.checksForUpdates) void checker.start();
  });
  return checker;
}

export type UpdateCommands = Pick<Handlers, 'checkForUpdates' | 'openReleasePage' | 'skipUpdate' | 'copyUpdateCommand'>;

export interface UpdateCommandsDeps {
  readonly updates: Pick<UpdateChecker, 'now' | 'page' | 'check' | 'skip'>;
  readonly browser: Pick<PageOpener, 'openPublic'>;
  readonly copies: Pick<SecretClipboard, 'copy'>;
}

export function updateHandlers({ updates, browser, copies }: UpdateCommandsDeps): UpdateCommands {
  return {
    checkForUpdates: () => updates.check(),
    async openReleasePage() {
      const page = updates.page();
      if (page === undefined) throw new DaypassError('releasesUnknown');
      await browser.openPublic(page, new URL(page).origin);
    },
    skipUpdate: ({ version }) => updates.skip(version),
    async copyUpdateCommand({ at }) {
      const command = updates.now().available?.commands[at];
      if (command !== undefined) await copies.copy(command);
    },
  };
}

function installPlace({ surroundings: { platform, env } }: TransportPorts): InstallPlace {
  const { arch, resourcesPath } = process;
  const resourcesDir = app.isPackaged ? resourcesPath : app.getAppPath();
  return { platform, arch, env, resourcesDir, ...machineFiles };
}
