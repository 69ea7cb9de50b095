import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium, type Browser, type Page } from 'playwright';
import { build, preview } from 'vite';
import type { SpeedPage } from '../src/renderer/gallery/speed/open-list.ts';
import { CHROMIUM_PATH } from '../scripts/programs/chromium.ts';

const root = path.join(import.meta.dirname, '..', 'src', 'renderer');
/** What a person types, one key after the other, and takes back again. */
const QUERIES = ['prod admin', '4411', 'payments 4992 billing', 'ledger sandbox read'];

interface Measured {
  readonly firstOpenMillis: number;
  readonly warmOpenMillis: number;
  readonly firstKeyMillis: number;
  /** One for each key of the queries: the median of the rounds, so that what else the machine does counts little. */
  readonly keyMillis: readonly number[];
  readonly nodes: number;
  readonly heapMegabytes: number;
}

/**
 * The window's list of 25,000 roles beside a naive one, built as they are shipped, in real Chromium, with real key
 * presses. A key's time runs from the press to the end of the frame that shows it; frames are made at once instead of
 * sixty times a second, so that what is measured is work and not waiting.
 */
export async function benchWindow(keyRounds: number): Promise<void> {
  const outDir = await mkdtemp(path.join(tmpdir(), 'daypass-bench-'));
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: false,
      target: 'chrome130',
      rolldownOptions: { input: ['daypass', 'naive'].map((name) => path.join(root, 'gallery/speed', `${name}.html`)) },
    },
  });
  const server = await preview({
    configFile: false,
    logLevel: 'warn',
    root,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const browser = await chromium.launch({
    executablePath: CHROMIUM_PATH,
    args: ['--disable-frame-rate-limit', '--disable-gpu-vsync', '--enable-precise-memory-info'],
  });
  try {
    const origin = server.resolvedUrls?.local[0] ?? '';
    const ours = await measure(browser, `${origin}gallery/speed/daypass.html`, keyRounds);
    const naive = await measure(browser, `${origin}gallery/speed/naive.html`, 1);
    print(ours, naive);
  } finally {
    await browser.close();
    await server.close();
    await rm(outDir, { recursive: true, force: true });
  }
}

async function measure(browser: Browser, url: string, keyRounds: number): Promise<Measured> {
  const page = await browser.newPage({ viewport: { width: 420, height: 640 } });
  page.setDefaultTimeout(120_000);
  await page.goto(url);
  const open = () => page.evaluate(() => window.speedPage?.open() ?? 0);
  const firstOpenMillis = await open();
  const warm: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    await page.evaluate(() => window.speedPage?.close());
    warm.push(await open());
  }
  await watchKeys(page);
  await page.locator('input').focus();
  for (let round = 0; round < keyRounds; round += 1) {
    for (const query of QUERIES) {
      for (const letter of query) await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      for (const _ of query) await page.keyboard.press('Backspace');
    }
  }
  const all = await page.evaluate(() => window.keyMillis ?? []);
  const nodes = await page.evaluate(() => window.mostNodes ?? 0);
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await page.close();
  return {
    firstOpenMillis,
    warmOpenMillis: at(warm, 0.5),
    firstKeyMillis: all[0] ?? 0,
    keyMillis: medianOfRounds(all, keyRounds),
    nodes,
    heapMegabytes: usedSize / 1e6,
  };
}

declare global {
  interface Window {
    speedPage?: SpeedPage;
    keyMillis?: number[];
    mostNodes?: number;
  }
}

/** Notes of each key how long it took to the end of its frame, and the most elements there were. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const keyMillis: number[] = [];
    window.keyMillis = keyMillis;
    window.mostNodes = document.querySelectorAll('*').length;
    addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => {
            keyMillis.push(performance.now() - timeStamp);
            window.mostNodes = Math.max(window.mostNodes ?? 0, document.querySelectorAll('*').length);
          });
          port1.start();
          port2.postMessage(undefined);
        }),
      { capture: true },
    );
  });
}

function medianOfRounds(all: readonly number[], rounds: number): readonly number[] {
  const keys = Math.floor(all.length / rounds);
  return Array.from({ length: keys }, (_, key) =>
    at(
      all.filter((__, place) => place % keys === key),
      0.5,
    ),
  );
}

function print(ours: Measured, naive: Measured): void {
  console.log('\nThe window at 25,000 roles, beside a naive list (real Chromium, real keys)');
  const line = (what: string, of: (measured: Measured) => number, unit: string, digits = 1): void => {
    const [mine, theirs] = [of(ours), of(naive)];
    console.log(
      `  ${what.padEnd(42)} ${mine.toFixed(digits).padStart(9)} ${unit.padEnd(2)}   ${theirs.toFixed(digits).padStart(10)} ${unit.padEnd(2)}   ${(theirs / mine).toFixed(1).padStart(7)} ×`,
    );
  };
  line('rows painted, first time on the page', (it) => it.firstOpenMillis, 'ms');
  line('rows painted, window opened again', (it) => it.warmOpenMillis, 'ms');
  line('first key to frame', (it) => it.firstKeyMillis, 'ms');
  line('key to frame, p50', (it) => at(it.keyMillis, 0.5), 'ms');
  line('key to frame, p95', (it) => at(it.keyMillis, 0.95), 'ms');
  line('key to frame, worst', (it) => at(it.keyMillis, 1), 'ms');
  line('elements, at most', (it) => it.nodes, '', 0);
  line('heap afterwards', (it) => it.heapMegabytes, 'MB');
}

function at(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)] ?? 0;
}
