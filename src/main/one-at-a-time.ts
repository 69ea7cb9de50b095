/** Runs `work` unless earlier work is still running; then resolves with `whenBusy` at once and runs nothing. */
export type Alone = <T>(work: () => Promise<T>, whenBusy: T) => Promise<T>;

export function oneAtATime(): Alone {
  let isBusy = false;
  return async (work, whenBusy) => {
    if (isBusy) return whenBusy;
    isBusy = true;
    try {
      return await work();
    } finally {
      isBusy = false;
    }
  };
}
