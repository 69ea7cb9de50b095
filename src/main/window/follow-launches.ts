import type { SecondStart } from '../desktop/lifecycle.ts';
import type { Palette } from '../palette/palette-window.ts';
import type { AppWindow } from './app-window.ts';
import { launchTarget } from './launch-target.ts';

/**
 * Shows the window where this start of the app and each later one ask for it, or the palette where `--search` does. A
 * person who starts the app by hand sees it; only a start at login is quiet.
 */
export function followLaunches(
  { window, palette }: { readonly window: Pick<AppWindow, 'show'>; readonly palette: Pick<Palette, 'show'> },
  args: readonly string[],
  onSecondStart: (take: SecondStart) => void,
): void {
  const follow: SecondStart = (started) => {
    const target = launchTarget(started);
    if (target === 'window') window.show();
    if (target === 'search') palette.show();
  };
  onSecondStart(follow);
  follow(args);
}
