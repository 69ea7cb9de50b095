import type { ErrorFacts } from './errors/daypass-error.ts';

/** What stays after an uninstall, or has to be done by hand; its words live in presenter/messages, by code. */
export type StayCode =
  /** Profiles that every AWS tool reads without Daypass. Facts: count. */
  | 'profiles'
  /** Sections of the config file. Facts: names. */
  | 'sessions'
  /** Sign-ins that AWS tools share. Facts: path. */
  | 'tokens'
  /** Daypass's settings, favourites and notes. Facts: path. */
  | 'settings'
  /** Profiles that the person wrote and that run Daypass: they stop working. Facts: names, path. */
  | 'handWritten'
  /** Shell files with a line that runs Daypass. Facts: paths. */
  | 'shellLines'
  /** Starting at login, where only the app can turn it off. */
  | 'loginItem'
  /** A folder of Daypass's that holds something else too. Facts: path. */
  | 'foreignFiles'
  /** The program itself. */
  | 'program';

export interface Stay {
  readonly code: StayCode;
  readonly facts: ErrorFacts;
}

export interface UninstallPlan {
  /** Profiles that only work with Daypass, by name: they leave the config file. */
  readonly profiles: readonly string[];
  /** Sections of the credentials file with keys that Daypass keeps. */
  readonly storedKeys: readonly string[];
  /** Files and folders that are deleted. */
  readonly paths: readonly string[];
  /** Sessions that are signed out first. */
  readonly signsOut: readonly string[];
  readonly stays: readonly Stay[];
}

export interface UninstallOptions {
  /** Also signs out of every session and deletes Daypass's own folder. */
  readonly purge: boolean;
}
