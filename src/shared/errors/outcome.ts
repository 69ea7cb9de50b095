import type { ErrorFacts } from './daypass-error.ts';
import type { ErrorCode } from './error-codes.ts';

export interface Failure {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;
  readonly retryable: boolean;
}

/** What a command across the process wall answers: a value, or a failure by code. Never an exception's text. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };
