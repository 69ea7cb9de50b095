import type { InstalledBrowser } from '../../../shared/domain/browsers.ts';

/** `chromium`: profiles by `--profile-directory`. `firefox`: profiles by `-P`, and containers. `other`: opens links. */
export type BrowserFamily = 'chromium' | 'firefox' | 'other';

/** Where the platform's own way of finding browsers found one. */
export interface LocatedBrowser {
  readonly browserId: string;
  readonly name: string;
  readonly family: BrowserFamily;
  readonly program: string;
  /** Before ours. `%u` stands where the link goes; without it, the link comes last. */
  readonly args: readonly string[];
  /** Where its profiles may lie; the first that is there counts. */
  readonly dataDirs: readonly string[];
}

export interface FoundProfile {
  /** Chromium's folder name (`Profile 1`), Firefox's `Path` in profiles.ini. */
  readonly profileId: string;
  readonly name: string;
  /** What makes the browser use this profile. */
  readonly args: readonly string[];
}

export interface FoundContainer {
  readonly name: string;
  /** Every name it may go by: Firefox names its own four in the person's language. */
  readonly names: readonly string[];
}

/** A browser as it can be started: {@link InstalledBrowser} is what of it the window gets to see. */
export interface FoundBrowser
  extends Omit<LocatedBrowser, 'dataDirs'>, Omit<InstalledBrowser, 'profiles' | 'containers'> {
  readonly profiles: readonly FoundProfile[];
  readonly containers: readonly FoundContainer[];
}
