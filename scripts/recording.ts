import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { pasted } from '../e2e/support/clipboard-reader.ts';
import { launchDaypass } from '../e2e/support/daypass-app.ts';
import { startFakeDesktop } from '../e2e/support/desktop/fake-desktop.ts';
import { startSessionBus } from '../e2e/support/desktop/session-bus.ts';
import { startVirtualScreen } from '../e2e/support/desktop/virtual-screen.ts';
import { catchLinks } from '../e2e/support/link-catcher.ts';
import { makeTempHome } from '../e2e/support/temp-home.ts';
import { startSimulator, type Simulator } from '../src/simulator/index.ts';
import { CHROMIUM_PATH } from './programs/chromium.ts';

/**
 * `npm run recording`: films the real app from the first sign-in to copied keys, against the simulator, for the READMEs.
 * A person is played at their pace, in a browser with a window. Needs ffmpeg besides what the tests of the app need.
 */

const MOST_BYTES = 3 * 1024 * 1024;
const FRAMES_PER_SECOND = 10;
const WIDTH_PIXELS = 900;
const FILE = path.join(import.meta.dirname, '../docs/screenshots/first-sign-in.gif');
const KEYSTROKE_MILLIS = 45;
const GLANCE_MILLIS = 900;
const READ_MILLIS = 1_800;

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const cleanups: (() => unknown)[] = [];
try {
  await record();
} finally {
  for (const cleanup of cleanups.toReversed()) await cleanup();
}

async function record(): Promise<void> {
  const simulator = await startSimulator({
    portals: [{ startUrl: 'https://acme.awsapps.com/start', accounts: 24 }],
    awkwardNames: 'none',
    tls: true,
  });
  cleanups.push(() => simulator.close());
  const { env, links, display } = await openDesktop();
  const app = await launchDaypass({ ...env, ...simulator.environment });
  cleanups.push(() => app.close());
  const window = await app.window();
  await window.getByRole('textbox', { name: 'Start URL' }).waitFor();
  const area = await app.electron.evaluate(({ BrowserWindow }) => {
    const shown = BrowserWindow.getAllWindows().find((each) => !each.isAlwaysOnTop());
    if (shown === undefined) throw new Error('No window is open.');
    return shown.getBounds();
  });
  const raw = path.join(await tempDir(), 'raw.mkv');

  const film = startFilm(display, area, raw);
  await wait(GLANCE_MILLIS);
  await signIn(window, simulator);
  await approve(await links.link(/\/authorize\?/), area, display);
  await copyKeys(window);
  await film.stop();
  if (!/ASIAFAKE/.test(await pasted(display))) throw new Error('No keys came on the clipboard.');
  await toGif(raw);
  const { size } = await stat(FILE);
  if (size > MOST_BYTES) throw new Error(`${FILE} has ${size} bytes, more than ${MOST_BYTES}.`);
  console.log(`${FILE}: ${size} bytes`);
}

async function openDesktop() {
  const screen = await startVirtualScreen();
  cleanups.push(() => screen.stop());
  const bus = await startSessionBus();
  cleanups.push(() => bus.stop());
  const desktop = await startFakeDesktop({ busAddress: bus.address });
  cleanups.push(() => desktop.stop());
  const home = await makeTempHome();
  cleanups.push(() => home.remove());
  await home.storeSettings({});
  const links = await catchLinks(home.homeDir);
  const env = home.env({
    PATH: `${links.binDir}${path.delimiter}${process.env['PATH'] ?? ''}`,
    DISPLAY: screen.display,
    DBUS_SESSION_BUS_ADDRESS: bus.address,
  });
  return { env, links, display: screen.display };
}

/** Types the address of the portal and presses Enter: the app finds out the rest. */
async function signIn(window: Page, { portal }: Simulator): Promise<void> {
  await window.getByRole('textbox', { name: 'Start URL' }).pressSequentially(portal.startUrl, {
    delay: KEYSTROKE_MILLIS,
  });
  await wait(GLANCE_MILLIS);
  await window.keyboard.press('Enter');
}

/** The person's browser comes up over the app, and is closed when all is done there. */
async function approve(link: string, area: Area, display: string): Promise<void> {
  await wait(GLANCE_MILLIS);
  const [width, height] = [720, 560];
  const place = [area.x + (area.width - width) / 2, area.y + (area.height - height) / 2].map(Math.round);
  const context = await chromium.launchPersistentContext(await tempDir(), {
    executablePath: CHROMIUM_PATH,
    headless: false,
    viewport: null,
    env: { ...process.env, DISPLAY: display },
    args: [
      `--app=${link}`,
      `--window-position=${place.join(',')}`,
      `--window-size=${width},${height}`,
      '--no-first-run',
      '--test-type',
    ],
    ignoreDefaultArgs: ['--enable-automation'],
  });
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  const button = page.getByRole('button', { name: 'Approve' });
  await button.hover();
  await wait(READ_MILLIS);
  await button.click();
  await page.getByRole('heading', { name: 'Signed in' }).waitFor();
  await wait(READ_MILLIS);
  await context.close();
}

/** Finds a role by a few letters and copies its keys. */
async function copyKeys(window: Page): Promise<void> {
  const search = window.getByRole('combobox', { name: 'Search accounts and roles' });
  await window
    .getByRole('row', { name: /ReadOnlyAccess/ })
    .first()
    .waitFor();
  await wait(READ_MILLIS);
  await search.pressSequentially('search st read', { delay: 2 * KEYSTROKE_MILLIS });
  await wait(GLANCE_MILLIS);
  await window.keyboard.press('Control+Enter');
  await window.getByRole('main').getByRole('button', { name: 'Clear now' }).waitFor();
  await wait(2 * READ_MILLIS);
}

async function tempDir(): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'daypass-recording-'));
  cleanups.push(() => rm(dir, { recursive: true, force: true, maxRetries: 5 }));
  return dir;
}

function startFilm(display: string, { x, y, width, height }: Area, file: string) {
  const ffmpeg = spawn(
    'ffmpeg',
    ['-loglevel', 'error', '-f', 'x11grab', '-draw_mouse', '0', '-framerate', String(FRAMES_PER_SECOND)]
      .concat(['-video_size', `${width}x${height}`, '-i', `${display}.0+${x},${y}`])
      .concat(['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0', file]),
    { stdio: ['pipe', 'inherit', 'inherit'] },
  );
  const ended = once(ffmpeg, 'exit');
  cleanups.push(() => ffmpeg.kill());
  return {
    async stop(): Promise<void> {
      ffmpeg.stdin.end('q');
      await ended;
    },
  };
}

/** One palette for all frames; unlike frames only, so that a window at rest costs nothing. */
async function toGif(raw: string): Promise<void> {
  const filter = `scale=${WIDTH_PIXELS}:-1:flags=lanczos,split[a][b];[a]palettegen=max_colors=128:stats_mode=full[p];[b][p]paletteuse=dither=none:diff_mode=rectangle`;
  const ffmpeg = spawn('ffmpeg', ['-loglevel', 'error', '-y', '-i', raw, '-filter_complex', filter, FILE], {
    stdio: 'inherit',
  });
  const [code] = await once(ffmpeg, 'exit');
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}.`);
}
