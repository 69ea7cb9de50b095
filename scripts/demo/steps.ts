/** Prints each step of a demo that plays by itself, with what came of it. */
export class Steps {
  #count = 0;
  #failed = 0;

  async take<T>(title: string, act: () => Promise<T>, told: (result: T) => string): Promise<T> {
    this.#count += 1;
    try {
      const result = await act();
      console.log(`${String(this.#count).padStart(2)}. ${title}\n    ${told(result)}`);
      return result;
    } catch (thrown) {
      this.#failed += 1;
      console.log(`${String(this.#count).padStart(2)}. ${title}\n    FAILED: ${messageOf(thrown)}`);
      throw thrown;
    }
  }

  get summary(): string {
    return this.#failed === 0 ? `All ${this.#count} steps done.` : `Stopped at step ${this.#count}.`;
  }
}

export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
