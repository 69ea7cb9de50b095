import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Page } from 'playwright';
import { icoFile, type Pixels } from './icons/ico-file.ts';
import { DOT_COLOURS, TRAY_COLOURS } from './icons/tray-colours.ts';
import { CHROMIUM_PATH } from './programs/chromium.ts';

/**
 * Draws the pictures in assets/ from their SVGs: `npm run icons`. To be run after changing an SVG or a colour; what it
 * draws is committed. Chromium is DAYPASS_CHROMIUM, else Debian's.
 */

const assetsDir = path.join(import.meta.dirname, '..', 'assets');
const drawnDir = path.join(assetsDir, 'tray', 'drawn');

const MAC_POINTS = 16;
const LINUX_POINTS = 22;
const DOT_POINTS = 16;
/** Windows at 100, 125, 150 and 200 %: it takes the one that fits and scales none. */
const WINDOWS_PIXELS = [16, 20, 24, 32];
const APP_ICON_PIXELS = { 'icon.png': 1024, 'icon-256.png': 256 } as const;
/** The sizes that the hicolor theme has on every Linux desktop; a 1024 alone is found by none. */
const DESKTOP_ICON_PIXELS = [16, 24, 32, 48, 64, 128, 256, 512];

const browser = await chromium.launch({ executablePath: CHROMIUM_PATH });
const page = await browser.newPage();
await rm(drawnDir, { recursive: true, force: true });
await mkdir(drawnDir, { recursive: true });
for (const [name, colours] of Object.entries(TRAY_COLOURS)) {
  const svg = withHoles(await readFile(path.join(assetsDir, 'tray', `${name}.svg`), 'utf8'));
  await drawBoth(`${name}Template`, inColour(svg, '#000000'), MAC_POINTS);
  for (const [panel, colour] of Object.entries(colours)) {
    const drawn = inColour(svg, colour);
    await drawBoth(`${name}-${panel}`, drawn, LINUX_POINTS);
    const pictures: Pixels[] = [];
    for (const pixels of WINDOWS_PIXELS) pictures.push(await pixelsOf(page, onGrid(drawn, pixels), pixels));
    await writeFile(path.join(drawnDir, `${name}-${panel}.ico`), icoFile(pictures));
  }
}
for (const [name, colour] of Object.entries(DOT_COLOURS)) {
  const dot = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5" fill="${colour}"/></svg>`;
  await drawBoth(`dot-${name}`, dot, DOT_POINTS);
}
const appIcon = await readFile(path.join(assetsDir, 'icon.svg'), 'utf8');
for (const [name, pixels] of Object.entries(APP_ICON_PIXELS)) {
  await writeFile(path.join(assetsDir, name), await pngOf(page, appIcon, pixels));
}
await mkdir(path.join(assetsDir, 'icons'), { recursive: true });
for (const pixels of DESKTOP_ICON_PIXELS) {
  const file = path.join(assetsDir, 'icons', `${pixels}x${pixels}.png`);
  await writeFile(file, await pngOf(page, appIcon, pixels));
}
await browser.close();
console.log(`Drew ${Object.keys(TRAY_COLOURS).length} tray icons, the dots and the app icon.`);

/** Once, and once more for dense screens: Electron finds the `@2x` beside the other. */
async function drawBoth(name: string, svg: string, points: number): Promise<void> {
  await writeFile(path.join(drawnDir, `${name}.png`), await pngOf(page, onGrid(svg, points), points));
  await writeFile(path.join(drawnDir, `${name}@2x.png`), await pngOf(page, onGrid(svg, points * 2), points * 2));
}

/** The ticket's outline is one or two whole pixels at 16 and 32; its usual width would leave a grey row on each side. */
function onGrid(svg: string, pixels: number): string {
  if (pixels % 16 !== 0) return svg;
  return svg.replace('stroke-width="2" stroke-linecap', 'stroke-width="1.375" stroke-linecap');
}

function inColour(svg: string, colour: string): string {
  return svg.replace(/color="#[0-9a-f]{6}"/, `color="${colour}"`);
}

/**
 * White marks become holes in what comes before them: a template's shape is its opacity, and a hole has the panel's own
 * contrast on any panel. What comes after the last mark is drawn on top.
 */
function withHoles(svg: string): string {
  const holes = [...svg.matchAll(/<[^>]*stroke="#fff"[^>]*\/>/g)];
  const last = holes.at(-1);
  if (last === undefined) return svg;
  const onTop = svg.slice(last.index + last[0].length).replace('</svg>', '');
  const solid = holes.reduce((rest, [hole]) => rest.replace(hole, ''), svg.slice(0, last.index + last[0].length));
  const marks = holes.map(([hole]) => hole.replaceAll('#fff', '#000')).join('');
  const mask = `<mask id="holes"><rect width="22" height="22" fill="#fff"/>${marks}</mask>`;
  return `${solid.replace(/(<svg[^>]*>)([\s\S]*)/, `$1${mask}<g mask="url(#holes)">$2</g>`)}${onTop}</svg>`;
}

async function pngOf(on: Page, svg: string, pixels: number): Promise<Buffer> {
  await on.setViewportSize({ width: pixels, height: pixels });
  await on.setContent(`<style>*{margin:0}svg{display:block;width:${pixels}px;height:${pixels}px}</style>${svg}`);
  return on.screenshot({ omitBackground: true });
}

async function pixelsOf(on: Page, svg: string, size: number): Promise<Pixels> {
  const source = `data:image/png;base64,${(await pngOf(on, svg, size)).toString('base64')}`;
  const rgba = await on.evaluate(
    async ([url, side]) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      const canvas = new OffscreenCanvas(side, side).getContext('2d');
      canvas?.drawImage(image, 0, 0);
      return [...(canvas?.getImageData(0, 0, side, side).data ?? [])];
    },
    [source, size] as const,
  );
  return { size, rgba: Uint8Array.from(rgba) };
}
