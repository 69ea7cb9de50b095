import type { ErrorFacts } from './errors/daypass-error.ts';
import type { ErrorCode } from './errors/error-codes.ts';

/** What is known of newer releases. Nothing in it comes from a release's own text but a version of three numbers. */
export interface UpdatesSnapshot {
  /** False where the build names no repository: there is no list to look at. */
  readonly isPossible: boolean;
  /** The server that is asked. */
  readonly host?: string;
  readonly isChecking: boolean;
  /** A release that comes after this build, unless the person has hidden it. */
  readonly available?: AvailableUpdate;
  readonly checkedAtMillis?: number;
  /** Why the last check that a person asked for came to nothing. */
  readonly trouble?: UpdateTrouble;
}

export interface AvailableUpdate {
  readonly version: string;
  /** What to type to install it; one of them is enough. Empty where no command is known. */
  readonly commands: readonly string[];
}

export interface UpdateTrouble {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;
  readonly atMillis: number;
}
