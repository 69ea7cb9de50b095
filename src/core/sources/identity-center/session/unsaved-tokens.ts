/** A token that is in memory only is written again this often. */
export const SAVE_AGAIN_MILLIS = 60_000;

/** Which sessions have a token in memory only, and when to try to write it again. */
export class UnsavedTokens {
  readonly #saveAgainAtMillis = new Map<string, number>();

  has(sessionName: string): boolean {
    return this.#saveAgainAtMillis.has(sessionName);
  }

  /** Notes whether the session's token is in memory only. Returns true if that has changed. */
  note(sessionName: string, isUnsaved: boolean, nowMillis: number): boolean {
    const wasUnsaved = this.has(sessionName);
    if (isUnsaved) this.#saveAgainAtMillis.set(sessionName, nowMillis + SAVE_AGAIN_MILLIS);
    else this.#saveAgainAtMillis.delete(sessionName);
    return wasUnsaved !== isUnsaved;
  }

  forget(sessionName: string): void {
    this.#saveAgainAtMillis.delete(sessionName);
  }

  /** The sessions whose token is to be written again now. */
  dueAt(nowMillis: number): readonly string[] {
    return [...this.#saveAgainAtMillis].filter(([, atMillis]) => nowMillis >= atMillis).map(([name]) => name);
  }

  /** When to try again, for each session. */
  get instants(): readonly number[] {
    return [...this.#saveAgainAtMillis.values()];
  }
}
