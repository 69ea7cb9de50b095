import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Browser } from 'playwright';

/**
 * Draws the PNGs in assets/ from their SVGs: `node scripts/icons.ts`. To be run after changing an SVG; what it draws
 * is committed. Chromium is DAYPASS_CHROMIUM, else Debian's.
 */

const assetsDir = path.join(import.meta.dirname, '..', 'assets');
const pngDir = path.join(assetsDir, 'tray', 'png');

/** macOS takes black templates of 16 points, Windows 16 and Linux panels 22 points in colour; each once more for dense screens. */
const TRAY_VARIANTS = [
  { suffix: 'Template', points: 16, isTemplate: true },
  { suffix: '-16', points: 16, isTemplate: false },
  { suffix: '-22', points: 22, isTemplate: false },
] as const;
const APP_ICON_PIXELS = { 'icon.png': 1024, 'icon-256.png': 256 } as const;

async function draw(browser: Browser, svg: string, pixels: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: pixels, height: pixels } });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${pixels}px;height:${pixels}px}</style>${svg}`);
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}

/** A template's shape is its opacity: all that is drawn becomes black, and white marks become holes. */
function asTemplate(svg: string): string {
  const holes = [...svg.matchAll(/<[^>]*stroke="#fff"[^>]*\/>/g)].map(([element]) => element);
  const black = svg.replace(/color="#[0-9a-f]{6}"/, 'color="#000"');
  if (holes.length === 0) return black;
  const solid = holes.reduce((rest, hole) => rest.replace(hole, ''), black);
  const mask = `<mask id="holes"><rect width="22" height="22" fill="#fff"/>${holes.join('').replaceAll('#fff', '#000')}</mask>`;
  return solid.replace(/(<svg[^>]*>)([\s\S]*)(<\/svg>)/, `$1${mask}<g mask="url(#holes)">$2</g>$3`);
}

const browser = await chromium.launch({ executablePath: process.env['DAYPASS_CHROMIUM'] ?? '/usr/bin/chromium' });
await rm(pngDir, { recursive: true, force: true });
await mkdir(pngDir, { recursive: true });
const sources = (await readdir(path.join(assetsDir, 'tray'))).filter((name) => name.endsWith('.svg'));
for (const source of sources) {
  const svg = await readFile(path.join(assetsDir, 'tray', source), 'utf8');
  for (const { suffix, points, isTemplate } of TRAY_VARIANTS) {
    const drawn = isTemplate ? asTemplate(svg) : svg;
    const base = path.join(pngDir, path.basename(source, '.svg') + suffix);
    await writeFile(`${base}.png`, await draw(browser, drawn, points));
    await writeFile(`${base}@2x.png`, await draw(browser, drawn, points * 2));
  }
}
const appIcon = await readFile(path.join(assetsDir, 'icon.svg'), 'utf8');
for (const [name, pixels] of Object.entries(APP_ICON_PIXELS)) {
  await writeFile(path.join(assetsDir, name), await draw(browser, appIcon, pixels));
}
await browser.close();
console.log(`Drew ${sources.length} tray icons and the app icon.`);
