import { page } from 'vitest/browser';
import type { Language } from '../../shared/domain/languages.ts';
import type { Clock } from '../state/clock.ts';
import type { Fixture } from '../fixtures/fixture.ts';
import { mountWindow, type MountedWindow } from '../fixtures/mount-window.tsx';

interface RenderOptions {
  readonly language?: Language;
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  /** Left out: a clock that does not move. */
  readonly clock?: Clock;
}

let mounted: MountedWindow | undefined;

/** Mounts the whole window in a fixture's state on the test's page, after removing the previous one. */
export async function render(fixture: Fixture, options: RenderOptions = {}): Promise<MountedWindow> {
  await loadStyles();
  const { language = 'en', theme = 'light', width = 420, height = 640, clock } = options;
  await page.viewport(width, height);
  cleanUp();
  document.documentElement.style.colorScheme = theme;
  const root = document.createElement('div');
  root.id = 'root';
  document.body.append(root);
  mounted = mountWindow(fixture, root, { language, ...(clock === undefined ? {} : { clock }) });
  return mounted;
}

export function cleanUp(): void {
  mounted?.unmount();
  mounted = undefined;
  document.getElementById('root')?.remove();
}

/** index.html links these stylesheets; a test's page does not. */
async function loadStyles(): Promise<void> {
  await Promise.all([import('../styles/tokens.css'), import('../styles/base.css')]);
}
