/** A browser of this machine that the console may be opened in. */
export interface InstalledBrowser {
  readonly browserId: string;
  readonly name: string;
  readonly profiles: readonly { readonly profileId: string; readonly name: string }[];
  /** Firefox's containers by name; empty for other browsers. */
  readonly containers: readonly string[];
}
