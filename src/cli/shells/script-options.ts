export interface ScriptOptions {
  /** The words that start Daypass where `daypass` is not on the PATH. */
  readonly command: readonly string[] | undefined;
  readonly hasPrompt: boolean;
  readonly hasCompletions: boolean;
}
