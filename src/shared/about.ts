export const PLACE_NAMES = ['config', 'credentials', 'ssoCache', 'ownFolder', 'logs', 'backups'] as const;
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
  /** Packages inside Daypass with their licences (SPDX), by name. */
  readonly licences: readonly { readonly name: string; readonly version: string; readonly licence: string }[];
}
