export const PLACE_NAMES = [
  'config',
  'credentials',
  'ssoCache',
  'ownFolder',
  'logs',
  'backups',
  'licenceTexts',
] as const;
export type PlaceName = (typeof PLACE_NAMES)[number];

/** What the project publishes: in the order in which links to it are shown. */
export const PROJECT_PAGES = ['docs', 'changes', 'issues'] as const;
export type ProjectPage = (typeof PROJECT_PAGES)[number];

/** What this is and where its files lie. */
export interface About {
  readonly versions: {
    readonly daypass: string;
    readonly electron: string;
    readonly chrome: string;
    readonly node: string;
  };
  readonly places: readonly {
    readonly what: PlaceName;
    readonly path: string;
  }[];
  /** Those that can be opened: none where the build doesn't know the project's address. */
  readonly projectPages: readonly ProjectPage[];
  /** The folder with the licences' texts: Electron's, Chromium's, and those of the packages, which only a package has. */
  readonly licenceTexts: string;
  /** What is inside Daypass with its licence (SPDX), by name: the runtime, and the packages that are bundled. */
  readonly licences: readonly { readonly name: string; readonly version: string; readonly licence: string }[];
}
