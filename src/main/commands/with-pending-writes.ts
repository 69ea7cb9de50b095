import type { Handlers } from '../ipc/answer.ts';

export interface PendingWrites {
  /** The same handlers, of which those that write a person's files are kept an eye on. */
  readonly handlers: Handlers;
  /** Resolves once none of them writes any more; how they ended is their callers' business. */
  finished(): Promise<void>;
}

/** So that quitting does not leave off an edit that was asked for and is being made. */
export function withPendingWrites(handlers: Handlers): PendingWrites {
  const pending = new Set<Promise<unknown>>();
  const tracked =
    <In, Out>(handle: (input: In) => Out | Promise<Out>) =>
    async (input: In): Promise<Out> => {
      const work = Promise.resolve(handle(input));
      pending.add(work);
      try {
        return await work;
      } finally {
        pending.delete(work);
      }
    };
  return {
    handlers: {
      ...handlers,
      addSession: tracked(handlers.addSession),
      applyEdit: tracked(handlers.applyEdit),
      applyImport: tracked(handlers.applyImport),
      undoImport: tracked(handlers.undoImport),
      markAccount: tracked(handlers.markAccount),
      setFavourite: tracked(handlers.setFavourite),
    },
    async finished() {
      while (pending.size > 0) await Promise.allSettled(pending);
    },
  };
}
