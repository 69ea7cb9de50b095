import type { SessionState } from '../../../../../shared/domain/session-state.ts';
import type { SsoSession } from '../../../../state.ts';
import type { CachedToken } from '../../tokens/token-cache.ts';
import type { MachineEffect, MachineEvent } from './machine-events.ts';
import { heldToken, INITIAL_STATE, nextTickMillis, standingOf, type MachineState } from './machine-state.ts';
import { step } from './session-machine.ts';

interface Machine {
  session: SsoSession;
  state: MachineState;
  /** The token that the machine last heard of. */
  token?: CachedToken | undefined;
}

export interface Stepped {
  readonly before: MachineState;
  readonly after: MachineState;
  readonly effects: readonly MachineEffect[];
}

/** One state machine for each session that the config names. Carries out no effect itself. */
export class SessionMachines {
  readonly #machines = new Map<string, Machine>();

  get names(): readonly string[] {
    return [...this.#machines.keys()];
  }

  /** Returns the session as it was known before. */
  put(session: SsoSession): SsoSession | undefined {
    const known = this.#machines.get(session.name);
    const before = known?.session;
    if (known) known.session = session;
    else this.#machines.set(session.name, { session, state: INITIAL_STATE });
    return before;
  }

  remove(sessionName: string): void {
    this.#machines.delete(sessionName);
  }

  session(sessionName: string): SsoSession | undefined {
    return this.#machines.get(sessionName)?.session;
  }

  lastToken(sessionName: string): CachedToken | undefined {
    return this.#machines.get(sessionName)?.token;
  }

  noteToken(sessionName: string, token: CachedToken | undefined): void {
    const machine = this.#machines.get(sessionName);
    if (machine) machine.token = token;
  }

  /** Feeds the session's machine one event. Returns undefined if there is no such session. */
  send(sessionName: string, event: MachineEvent, nowMillis: number): Stepped | undefined {
    const machine = this.#machines.get(sessionName);
    if (!machine) return undefined;
    const before = machine.state;
    const { state, effects } = step(before, event, nowMillis);
    machine.state = state;
    return { before, after: state, effects };
  }

  standing(sessionName: string): SessionState {
    return standingOf(this.#stateOf(sessionName));
  }

  registrationEndsAtMillis(sessionName: string): number | undefined {
    return heldToken(this.#stateOf(sessionName))?.registrationEndsAtMillis;
  }

  /** When each machine next wants a `tick`. */
  get tickInstants(): readonly number[] {
    return [...this.#machines.values()]
      .map(({ state }) => nextTickMillis(state))
      .filter((instant) => instant !== undefined);
  }

  #stateOf(sessionName: string): MachineState {
    return this.#machines.get(sessionName)?.state ?? INITIAL_STATE;
  }
}
