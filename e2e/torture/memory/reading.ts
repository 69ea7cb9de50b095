/** What a process holds at one moment, after a forced garbage collection. */
export interface Reading {
  /** How much of the work was done by then. */
  readonly cycles: number;
  readonly heapUsedBytes: number;
  readonly rssBytes: number;
  /** What must not become more: Node's handles and timers by name, waiting alarms, listeners, signals. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Alarms that wait, for a process whose time is virtual; Node does not know them. */
type OwnCounts = Readonly<Record<string, number>>;

/** Needs `node --expose-gc`. */
export async function takeReading(cycles: number, own: OwnCounts = {}): Promise<Reading> {
  const { queryObjects } = process.getBuiltinModule('node:v8');
  const timer = setTimeout(() => undefined, 0);
  clearTimeout(timer);
  await collectGarbage();
  const { heapUsed, rss } = process.memoryUsage();
  const resources: Record<string, number> = {};
  for (const name of process.getActiveResourcesInfo()) resources[name] = (resources[name] ?? 0) + 1;
  return {
    cycles,
    heapUsedBytes: heapUsed,
    rssBytes: rss,
    counts: {
      ...resources,
      ...own,
      'listeners of process': process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
      // Those too that keep no process alive.
      Timeouts: queryObjects(timer.constructor, { format: 'count' }),
      AbortSignals: queryObjects(AbortSignal, { format: 'count' }),
    },
  };
}

/** Finalizers run between collections, and what they let go of is collected by the next one. */
async function collectGarbage(): Promise<void> {
  if (globalThis.gc === undefined) throw new Error('Start Node with --expose-gc.');
  for (let times = 0; times < 2; times += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    globalThis.gc();
  }
}
