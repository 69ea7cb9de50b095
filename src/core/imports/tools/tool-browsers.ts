import type { InstalledBrowser } from '../../../shared/domain/browsers.ts';
import type { LeftOut } from '../../../shared/imports/import-plan.ts';
import { leftOut, type SetupBrowserRule } from '../setup.ts';

/** What other tools call browsers, lower-cased, by Daypass's ids. */
const IDS: Readonly<Record<string, readonly string[]>> = {
  chrome: ['chrome'],
  'google chrome': ['chrome'],
  'google-chrome': ['chrome'],
  'google-chrome-stable': ['chrome'],
  brave: ['brave'],
  'brave browser': ['brave'],
  'brave-browser': ['brave'],
  edge: ['edge'],
  msedge: ['edge'],
  'microsoft edge': ['edge'],
  'microsoft-edge': ['edge'],
  chromium: ['chromium'],
  'chromium-browser': ['chromium'],
  vivaldi: ['vivaldi'],
  firefox: ['firefox', 'firefox-esr'],
  'firefox-esr': ['firefox-esr'],
  firefox_dev: ['firefox-developer'],
  'firefox developer edition': ['firefox-developer'],
  librewolf: ['librewolf'],
};

/** A rule that opens every console in the browser that the tool was set to, by its name or its program's path. */
export function browserForAll(
  named: string | undefined,
  installed: readonly InstalledBrowser[],
): { readonly rules: readonly SetupBrowserRule[]; readonly left: readonly LeftOut[] } {
  if (named === undefined) return { rules: [], left: [] };
  const name =
    named
      .split(/[\\/]/u)
      .at(-1)
      ?.replace(/\.(?:exe|app)$/iu, '')
      .toLowerCase() ?? '';
  const browserId = IDS[name]?.find((id) => installed.some((browser) => browser.browserId === id));
  if (browserId === undefined) return { rules: [], left: [leftOut('browserUnknown', { browser: named })] };
  return { rules: [{ match: { pattern: '*' }, browserId }], left: [] };
}
