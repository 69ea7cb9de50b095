/** How long any one thing may take before a test gives up on it, with words; never how long a test waits for it. */
export const PATIENCE_MILLIS = 90_000;

/** What a check answers while it is not there yet, to be told when patience ends. */
export class NotYet {
  readonly seen: unknown;

  constructor(seen: unknown) {
    this.seen = seen;
  }
}

/**
 * Resolves with the check's first answer that is not a NotYet. The check runs now and after every call of the
 * function given to `onChange`, which answers an unsubscribe. Rejects when patience ends, telling what was last seen.
 */
export function awaited<T>(
  what: string,
  check: () => T | NotYet | Promise<T | NotYet>,
  onChange: (changed: () => void) => () => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let lastSeen: unknown = 'nothing yet';
    let running = false;
    let again = false;

    const deadline = setTimeout(giveUp, PATIENCE_MILLIS);
    const stop = onChange(() => void look());
    void look();

    async function look(): Promise<void> {
      if (running) {
        again = true;
        return;
      }
      running = true;
      do {
        again = false;
        try {
          const answer = await check();
          if (!(answer instanceof NotYet)) return settle(() => resolve(answer));
          lastSeen = answer.seen;
        } catch (thrown) {
          lastSeen = thrown;
        }
      } while (again);
      running = false;
    }

    function giveUp(): void {
      const seen = lastSeen instanceof Error ? lastSeen.message : JSON.stringify(lastSeen, null, 1);
      settle(() => reject(new Error(`Waited ${PATIENCE_MILLIS / 1000} s in vain for ${what}. Last seen: ${seen}`)));
    }

    function settle(finish: () => void): void {
      clearTimeout(deadline);
      stop();
      finish();
    }
  });
}
