import type { Handlers } from '../ipc/answer.ts';

type Loosening = Pick<Handlers, 'changeSettings' | 'markAccount'>;

export interface WatchedGuard {
  readonly handlers: Loosening;
  /** True once the window has changed what counts as production, or whether Daypass asks, since the start. */
  readonly isLoosened: () => boolean;
}

/**
 * Notices when the window takes accounts out of the guard for production. A page gone bad could do that first, so that
 * no question would come before it has keys written to disk.
 */
export function watchGuard({ changeSettings, markAccount }: Loosening): WatchedGuard {
  let isLoosened = false;
  return {
    isLoosened: () => isLoosened,
    handlers: {
      changeSettings(input) {
        const { confirmProduction, productionPattern } = input.change;
        if (confirmProduction === false || productionPattern !== undefined) isLoosened = true;
        return changeSettings(input);
      },
      markAccount(marking) {
        const { production } = marking;
        if (production === false || production === null) isLoosened = true;
        return markAccount(marking);
      },
    },
  };
}
