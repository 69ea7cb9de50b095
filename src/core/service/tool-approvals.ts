import type { RoleRef } from '../../shared/domain/role.ts';
import type { ToolRefusal } from '../../shared/domain/production.ts';
import type { Alarm, Clock } from '../ports.ts';

/** A tool that asks for keys of a production account. What it says of itself is a hint, never proof. */
export interface ToolQuestion {
  readonly program: string;
  readonly folder?: string;
  readonly role: RoleRef;
  /** The account's name, where it is known. */
  readonly account?: string;
  /** Its name can't be asked for now: it may be production. */
  readonly isNameUnknown?: boolean;
}

export type ToolAnswer = 'once' | 'hour' | 'no';

/** Asks the person. The question is withdrawn when the signal aborts: nobody waits for the answer any more. */
export type AskAboutTool = (question: ToolQuestion, signal: AbortSignal) => Promise<ToolAnswer>;

const HOUR_MILLIS = 3_600_000;
/** A tool that was refused and tries again is not asked about again for this long. */
const REFUSED_FOR_MILLIS = 60_000;
/** So many noes about one role within `REFUSED_FOR_MILLIS` refuse all further tools for as long: a tool chooses its name and folder. */
const MOST_NOES = 3;
/** Questions at a time. A tool that calls itself another name each time can't put up more. */
const MOST_QUESTIONS = 8;

interface Decision {
  readonly isAllowed: boolean;
  readonly atMillis: number;
  readonly forMillis: number;
}

interface OpenQuestion {
  /** `failed`: the question could not be shown. */
  readonly answer: Promise<ToolAnswer | 'failed'>;
  readonly withdraw: AbortController;
  readonly role: string;
  askers: number;
}

/**
 * The person's answers about tools and production roles. One answer is for one program in one folder and one role; callers
 * that are the same in all of that share one question. After three noes about a role within a minute, nobody is asked about
 * that role for a minute. Answers are held in memory only.
 */
export class ToolApprovals {
  readonly #ports: { readonly alarm: Alarm; readonly clock: Clock };
  readonly #ask: AskAboutTool;
  readonly #decided = new Map<string, Decision>();
  readonly #open = new Map<string, OpenQuestion>();
  /** When the person said no about a role, most recent last. */
  readonly #noes = new Map<string, readonly number[]>();

  constructor(ports: { readonly alarm: Alarm; readonly clock: Clock }, ask: AskAboutTool) {
    this.#ports = ports;
    this.#ask = ask;
  }

  /**
   * Returns the person's answer, or why there is none. Asks only if they have not decided yet, and waits until the answer,
   * `waitMillis` or the signal.
   */
  async answerOf(question: ToolQuestion, waitMillis: number, signal: AbortSignal): Promise<'yes' | ToolRefusal> {
    const { program, folder = '', role } = question;
    const roleKey = JSON.stringify([role.sourceId, role.accountId, role.roleName]);
    const key = JSON.stringify([roleKey, program, folder]);
    const decided = this.#decisionOf(key);
    if (decided !== undefined) return decided ? 'yes' : 'saidNo';
    if (this.#recentNoes(roleKey).length >= MOST_NOES) return 'threeNoes';
    if (waitMillis <= 0 || signal.aborted) return 'notAsked';
    if (!this.#open.has(key) && this.#open.size >= MOST_QUESTIONS) return 'manyQuestions';
    const open = this.#open.get(key) ?? this.#begin(key, roleKey, question);
    open.askers += 1;
    const over = new AbortController();
    const tooLate = this.#ports.alarm.sleep(waitMillis, AbortSignal.any([signal, over.signal])).then(
      () => 'noAnswer' as const,
      () => 'noAnswer' as const,
    );
    try {
      const answer = await Promise.race([open.answer, tooLate]);
      if (open.withdraw.signal.aborted) return 'threeNoes';
      if (answer === 'no') return 'saidNo';
      return answer === 'once' || answer === 'hour' ? 'yes' : 'noAnswer';
    } finally {
      over.abort();
      open.askers -= 1;
      if (open.askers === 0) this.#withdraw(key, open);
    }
  }

  #begin(key: string, role: string, question: ToolQuestion): OpenQuestion {
    const withdraw = new AbortController();
    const answer = this.#ask(question, withdraw.signal).catch(() => 'failed' as const);
    const open: OpenQuestion = { answer, withdraw, role, askers: 0 };
    this.#open.set(key, open);
    void this.#settle(key, open);
    return open;
  }

  async #settle(key: string, { answer, withdraw, role }: OpenQuestion): Promise<void> {
    const given = await answer;
    // Nobody has answered a question that was withdrawn.
    if (withdraw.signal.aborted) return;
    this.#open.delete(key);
    if (given === 'failed') return;
    this.#note(key, given);
    if (given === 'no') this.#noteNo(role);
    else this.#noes.delete(role);
  }

  /** Withdraws what else is asked about the role once the person has said no often enough. */
  #noteNo(role: string): void {
    const noes = [...this.#recentNoes(role), this.#ports.clock.nowMillis()].slice(-MOST_NOES);
    this.#noes.set(role, noes);
    if (noes.length < MOST_NOES) return;
    // The last no counts for a minute, and so do those before it.
    this.#noes.set(
      role,
      noes.map(() => this.#ports.clock.nowMillis()),
    );
    for (const [key, open] of this.#open) if (open.role === role) this.#withdraw(key, open);
  }

  #recentNoes(role: string): readonly number[] {
    const now = this.#ports.clock.nowMillis();
    // A clock set back makes no answer hold for longer.
    return (this.#noes.get(role) ?? []).filter((atMillis) => now >= atMillis && now - atMillis < REFUSED_FOR_MILLIS);
  }

  #withdraw(key: string, open: OpenQuestion): void {
    if (this.#open.get(key) === open) this.#open.delete(key);
    open.withdraw.abort();
  }

  #note(key: string, answer: ToolAnswer): void {
    if (answer === 'once') return;
    const isAllowed = answer === 'hour';
    const forMillis = isAllowed ? HOUR_MILLIS : REFUSED_FOR_MILLIS;
    this.#decided.set(key, { isAllowed, atMillis: this.#ports.clock.nowMillis(), forMillis });
  }

  #decisionOf(key: string): boolean | undefined {
    for (const [name, { atMillis, forMillis }] of this.#decided) {
      const agoMillis = this.#ports.clock.nowMillis() - atMillis;
      // A clock set back makes no answer hold for longer.
      if (agoMillis < 0 || agoMillis >= forMillis) this.#decided.delete(name);
    }
    return this.#decided.get(key)?.isAllowed;
  }
}
