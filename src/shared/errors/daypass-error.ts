import { isRetryable, type ErrorCode } from './error-codes.ts';

/** Facts that the words for an error may name: a file, a session, a region. Never a token, key or AWS's own text. */
export type ErrorFacts = Readonly<Record<string, string | number>>;

/** The one error Daypass throws on purpose. Its words live in presenter/messages, by `code`. */
export class DaypassError extends Error {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;

  constructor(code: ErrorCode, facts: ErrorFacts = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'DaypassError';
    this.code = code;
    this.facts = facts;
  }

  get retryable(): boolean {
    return isRetryable(this.code);
  }
}

/** Anything thrown, as a DaypassError; what we did not foresee becomes `internal` with the original as cause. */
export function toDaypassError(thrown: unknown): DaypassError {
  return thrown instanceof DaypassError ? thrown : new DaypassError('internal', {}, { cause: thrown });
}
