import type { InlineConfig } from 'vite';

/** One run of the bundler, where a program takes several. */
export interface Stage {
  readonly config: () => InlineConfig | Promise<InlineConfig>;
  /** Whether to list what is bundled with its licences: for the app to show, and for who redistributes the command line. */
  readonly namesLicences: boolean;
}
