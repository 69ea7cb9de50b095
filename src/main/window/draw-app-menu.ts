import { app } from 'electron';
import type { SettingsStore } from '../../core/index.ts';
import { appMenu } from '../../presenter/app-menu/app-menu.ts';
import { PROJECT_PAGES } from '../../shared/about.ts';
import type { ProjectPages } from '../about/project-pages.ts';
import type { UserInterface } from '../user-interface.ts';

interface AppMenuDeps {
  readonly ui: Pick<UserInterface, 'drawMenu'>;
  readonly preferences: Pick<SettingsStore, 'now' | 'subscribe'>;
  readonly platform: NodeJS.Platform;
  readonly pages: ProjectPages;
}

/** Draws the application's menu, now and whenever the language changes. */
export function drawAppMenu({ ui, preferences, platform, pages }: AppMenuDeps): void {
  const context = {
    platform,
    hasDeveloperTools: !app.isPackaged,
    projectPages: PROJECT_PAGES.filter((page) => pages[page] !== undefined),
  };
  const draw = (): void => ui.drawMenu(appMenu({ ...context, language: preferences.now().language }));
  draw();
  preferences.subscribe((now, before) => {
    if (now.language !== before.language) draw();
  });
}
