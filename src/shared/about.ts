export const PLACE_NAMES = ['config', 'credentials', 'ssoCache', 'ownFolder', 'logs', 'backups'] as const;
export type PlaceName = (typeof PLACE_NAMES)[number];

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
  /** Packages inside Daypass with their licences (SPDX), by name. */
  readonly licences: readonly { readonly name: string; readonly version: string; readonly licence: string }[];
}
