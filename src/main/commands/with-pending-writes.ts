import type { Handlers } from '../ipc/answer.ts';

export interface WritesUnderWay {
  /** The same handlers, of which those that write a person's files are kept an eye on. */
  readonly handlers: Handlers;
  /** Resolves once none of them writes any more; how they ended is their callers' business. */
  finished(): Promise<void>;
}

/** So that quitting does not leave off an edit that was asked for and is being made. */
export function writesUnderWay(handlers: Handlers): WritesUnderWay {
  const underWay = new Set<Promise<unknown>>();
  const kept =
    <In, Out>(handle: (input: In) => Out | Promise<Out>) =>
    async (input: In): Promise<Out> => {
      const work = Promise.resolve(handle(input));
      underWay.add(work);
      try {
        return await work;
      } finally {
        underWay.delete(work);
      }
    };
  return {
    handlers: {
      ...handlers,
      addSession: kept(handlers.addSession),
      applyEdit: kept(handlers.applyEdit),
      markAccount: kept(handlers.markAccount),
      setFavourite: kept(handlers.setFavourite),
    },
    async finished() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
