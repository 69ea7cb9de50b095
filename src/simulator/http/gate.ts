/** A promise settled from outside: `opened` resolves once `open` is called. */
export class Gate {
  readonly opened: Promise<void>;
  #settle: (() => void) | undefined;

  constructor() {
    this.opened = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  open(): void {
    this.#settle?.();
  }
}
