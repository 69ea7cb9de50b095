import type { BrowserFamily } from './found-browser.ts';

export interface KnownBrowser {
  readonly browserId: string;
  readonly name: string;
  readonly family: BrowserFamily;
  readonly linux?: {
    /** On the PATH, the usual one first. */
    readonly commands: readonly string[];
    readonly flatpakId?: string;
    /** Under XDG_CONFIG_HOME (in a Flatpak, under its own). */
    readonly configDirs?: readonly string[];
    /** Under the home folder (in a Flatpak, under its own). */
    readonly homeDirs?: readonly string[];
    /** Under the home folder, where the snap keeps what the other packages keep elsewhere. */
    readonly snapDir?: string;
  };
  readonly mac?: {
    readonly bundle: string;
    /** In the bundle's Contents/MacOS. */
    readonly binary: string;
    /** Under ~/Library/Application Support. */
    readonly dataDir?: string;
  };
  readonly windows?: {
    /** Under %ProgramFiles%, %ProgramFiles(x86)% or %LOCALAPPDATA%. */
    readonly program: string;
    readonly dataDir?: { readonly under: 'LOCALAPPDATA' | 'APPDATA'; readonly dir: string };
  };
}

/** Where the makers' own packages put program and profiles (Chromium's docs/user_data_dir.md; Mozilla's "Profiles - Where Firefox stores your data"). */
export const KNOWN_BROWSERS: readonly KnownBrowser[] = [
  chromium('chrome', 'Google Chrome', {
    linux: {
      commands: ['google-chrome', 'google-chrome-stable'],
      flatpakId: 'com.google.Chrome',
      configDirs: ['google-chrome'],
    },
    mac: { bundle: 'Google Chrome.app', binary: 'Google Chrome', dataDir: 'Google/Chrome' },
    windows: local('Google\\Chrome\\Application\\chrome.exe', 'Google\\Chrome\\User Data'),
  }),
  chromium('chrome-beta', 'Google Chrome Beta', {
    linux: { commands: ['google-chrome-beta'], configDirs: ['google-chrome-beta'] },
    mac: { bundle: 'Google Chrome Beta.app', binary: 'Google Chrome Beta', dataDir: 'Google/Chrome Beta' },
    windows: local('Google\\Chrome Beta\\Application\\chrome.exe', 'Google\\Chrome Beta\\User Data'),
  }),
  chromium('edge', 'Microsoft Edge', {
    linux: {
      commands: ['microsoft-edge', 'microsoft-edge-stable'],
      flatpakId: 'com.microsoft.Edge',
      configDirs: ['microsoft-edge'],
    },
    mac: { bundle: 'Microsoft Edge.app', binary: 'Microsoft Edge', dataDir: 'Microsoft Edge' },
    windows: local('Microsoft\\Edge\\Application\\msedge.exe', 'Microsoft\\Edge\\User Data'),
  }),
  chromium('brave', 'Brave', {
    linux: {
      commands: ['brave-browser', 'brave-browser-stable', 'brave'],
      flatpakId: 'com.brave.Browser',
      configDirs: ['BraveSoftware/Brave-Browser'],
      snapDir: 'snap/brave/current/.config/BraveSoftware/Brave-Browser',
    },
    mac: { bundle: 'Brave Browser.app', binary: 'Brave Browser', dataDir: 'BraveSoftware/Brave-Browser' },
    windows: local('BraveSoftware\\Brave-Browser\\Application\\brave.exe', 'BraveSoftware\\Brave-Browser\\User Data'),
  }),
  chromium('chromium', 'Chromium', {
    linux: {
      commands: ['chromium', 'chromium-browser'],
      flatpakId: 'org.chromium.Chromium',
      configDirs: ['chromium'],
      snapDir: 'snap/chromium/common/chromium',
    },
    mac: { bundle: 'Chromium.app', binary: 'Chromium', dataDir: 'Chromium' },
    windows: local('Chromium\\Application\\chrome.exe', 'Chromium\\User Data'),
  }),
  chromium('vivaldi', 'Vivaldi', {
    linux: { commands: ['vivaldi', 'vivaldi-stable'], flatpakId: 'com.vivaldi.Vivaldi', configDirs: ['vivaldi'] },
    mac: { bundle: 'Vivaldi.app', binary: 'Vivaldi', dataDir: 'Vivaldi' },
    windows: local('Vivaldi\\Application\\vivaldi.exe', 'Vivaldi\\User Data'),
  }),
  firefox('firefox', 'Firefox', {
    linux: {
      commands: ['firefox'],
      flatpakId: 'org.mozilla.firefox',
      homeDirs: ['.mozilla/firefox'],
      configDirs: ['mozilla/firefox'],
      snapDir: 'snap/firefox/common/.mozilla/firefox',
    },
    mac: { bundle: 'Firefox.app', binary: 'firefox', dataDir: 'Firefox' },
    windows: roaming('Mozilla Firefox\\firefox.exe', 'Mozilla\\Firefox'),
  }),
  firefox('firefox-esr', 'Firefox ESR', {
    linux: { commands: ['firefox-esr'], homeDirs: ['.mozilla/firefox'], configDirs: ['mozilla/firefox'] },
  }),
  firefox('firefox-developer', 'Firefox Developer Edition', {
    linux: {
      commands: ['firefox-developer-edition', 'firefox-devedition'],
      homeDirs: ['.mozilla/firefox'],
      configDirs: ['mozilla/firefox'],
    },
    mac: { bundle: 'Firefox Developer Edition.app', binary: 'firefox', dataDir: 'Firefox' },
    windows: roaming('Firefox Developer Edition\\firefox.exe', 'Mozilla\\Firefox'),
  }),
  firefox('librewolf', 'LibreWolf', {
    linux: { commands: ['librewolf'], flatpakId: 'io.gitlab.librewolf-community', homeDirs: ['.librewolf'] },
    mac: { bundle: 'LibreWolf.app', binary: 'librewolf', dataDir: 'librewolf' },
    windows: roaming('LibreWolf\\librewolf.exe', 'LibreWolf'),
  }),
];

type Places = Pick<KnownBrowser, 'linux' | 'mac' | 'windows'>;

function chromium(browserId: string, name: string, places: Places): KnownBrowser {
  return { browserId, name, family: 'chromium', ...places };
}

function firefox(browserId: string, name: string, places: Places): KnownBrowser {
  return { browserId, name, family: 'firefox', ...places };
}

function local(program: string, dir: string) {
  return { program, dataDir: { under: 'LOCALAPPDATA' as const, dir } };
}

function roaming(program: string, dir: string) {
  return { program, dataDir: { under: 'APPDATA' as const, dir } };
}
