/** What this process itself has last written to each path, so that the watch can ignore it. */
export class OwnWrites {
  readonly #identities = new Map<string, string>();

  readonly note = (path: string, identity: string): void => {
    this.#identities.set(path, identity);
  };

  isOwn(path: string, identity: string): boolean {
    return this.#identities.get(path) === identity;
  }
}
