import type { Clock } from '../../ports.ts';
import type { KnownRoles } from './edit-plan.ts';
import type { PlannedEdit } from './edit-planner.ts';
import type { MadeEdit } from './overwritten-edits.ts';

/** Longer than it takes to hear of a foreign write, also where files are only looked at every 30 seconds. */
const REMEMBERED_MILLIS = 60_000;
/** Of file contents, before and after. */
const MOST_REMEMBERED_BYTES = 32 * 1024 * 1024;

/** An edit that can be made again; `timesAgain` counts how often it was. */
export interface RecentEdit extends MadeEdit {
  readonly edit: PlannedEdit;
  readonly known: KnownRoles;
  timesAgain: number;
}

/** Edits of the last moments, in case someone overwrites them. */
export class RecentEdits {
  readonly #clock: Clock;
  #edits: readonly RecentEdit[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Oldest first. */
  list(): readonly RecentEdit[] {
    this.#forgetOld();
    return this.#edits;
  }

  add(edit: Omit<RecentEdit, 'madeAtMillis' | 'timesAgain'>): void {
    this.#edits = [...this.#edits, { ...edit, madeAtMillis: this.#clock.nowMillis(), timesAgain: 0 }];
    this.#forgetOld();
  }

  #forgetOld(): void {
    const now = this.#clock.nowMillis();
    const recent = this.#edits.filter(({ madeAtMillis }) => Math.abs(now - madeAtMillis) <= REMEMBERED_MILLIS);
    let bytes = 0;
    const tooMuch = recent.findLastIndex((edit, index) => {
      bytes += bytesOf(edit);
      return bytes > MOST_REMEMBERED_BYTES && index < recent.length - 1;
    });
    this.#edits = recent.slice(tooMuch + 1);
  }
}

function bytesOf({ draft }: MadeEdit): number {
  return draft.files.reduce((sum, { before, after }) => sum + (before?.length ?? 0) + (after?.length ?? 0), 0);
}
