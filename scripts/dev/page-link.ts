/** What passes between the main program and the page: main's listeners by channel, and values for the page. */
class PageLink {
  readonly #listeners = new Map<string, (args: readonly unknown[]) => void>();
  readonly #pages = new Set<(message: string) => void>();
  /** Called when main opens its window: before that it refuses every page. */
  show = (): void => undefined;
  readonly isShown = new Promise<void>((resolve) => {
    this.show = resolve;
  });

  listen(channel: string, listener: (args: readonly unknown[]) => void): void {
    this.#listeners.set(channel, listener);
  }

  receive(channel: string, args: readonly unknown[]): void {
    this.#listeners.get(channel)?.(args);
  }

  push(channel: string, value: unknown): void {
    const message = JSON.stringify({ channel, value });
    for (const send of this.#pages) send(message);
  }

  connect(send: (message: string) => void): () => void {
    this.#pages.add(send);
    return () => this.#pages.delete(send);
  }
}

export const page = new PageLink();
