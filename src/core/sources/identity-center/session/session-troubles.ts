import type { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { Trouble } from '../../../../shared/view.ts';
import type { Clock } from '../../../ports.ts';

/** The last thing that went wrong with each session, until something goes well. */
export class SessionTroubles {
  readonly #clock: Pick<Clock, 'nowMillis'>;
  readonly #troubles = new Map<string, Trouble>();

  constructor(clock: Pick<Clock, 'nowMillis'>) {
    this.#clock = clock;
  }

  of(sessionName: string): Trouble | undefined {
    return this.#troubles.get(sessionName);
  }

  note(sessionName: string, { code, facts }: DaypassError): void {
    this.#troubles.set(sessionName, { code, facts, atMillis: this.#clock.nowMillis() });
  }

  clear(sessionName: string): void {
    this.#troubles.delete(sessionName);
  }
}
