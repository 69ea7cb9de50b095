import { isLive, sessionCondition } from '../../shared/domain/session-condition.ts';
import { dirname } from 'node:path';
import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import { ensurePrivateFolder } from '../disk/paths/private-folder.ts';
import type { Ports } from '../ports.ts';
import type { RoleCredentials } from '../role-credentials.ts';
import type { EngineState } from '../state.ts';
import { socketPaths, type ServiceAddress, type SocketPlace } from './address.ts';
import { environmentOf } from './served-environment.ts';
import { PROTOCOL_VERSION, type ServiceAnswer, type ServiceRequest, type ServiceSelector } from './protocol.ts';
import { AskSuccessor, ServiceServer, type Progress } from './server.ts';
import { ensureSocketFolder } from './socket-folder.ts';
import { Succession } from './succession.ts';
import { ToolApprovals, type AskAboutTool } from './tool-approvals.ts';
import { SignInWaiters, type Waiter } from './sign-in-waiters.ts';

/** What the service needs of the engine. */
export interface KeySource {
  readonly state: EngineState;
  subscribe(listener: (state: EngineState) => void): () => void;
  resolveRole(selector: ServiceSelector): Promise<RoleRef>;
  /** Reads config and token files, and forgets keys of sessions that are signed out. */
  reload(): Promise<void>;
  /** Keys for a tool, through the one gate for keys. `isAllowed`: the person allowed this one request. */
  issue(role: RoleRef, request: CredentialsRequest, signal: AbortSignal, isAllowed: boolean): Promise<RoleCredentials>;
  /** The JSON of credential_process. */
  write(credentials: RoleCredentials): string;
}

export type CredentialsRequest = Extract<ServiceRequest, { readonly ask: 'credentials' }>;

export interface KeyServiceOptions {
  readonly owner: 'app' | 'background';
  readonly ownDir: string;
  readonly tempDir: string;
  readonly uid: number;
  readonly pid: number;
  readonly keys: KeySource;
  /** Called when callers begin or end to wait for a source's sign-in. */
  readonly onWaiting?: (sourceId: string, waiters: readonly Waiter[]) => void;
  /** Asks the person about a tool that wants keys of a production account. Left out: such a tool is refused. */
  readonly askAboutTool?: AskAboutTool;
  /** Called once when the service should leave: a successor has asked, or nobody has used it for a while. */
  readonly onLeave: () => void;
}

type ServicePorts = Pick<Ports, 'alarm' | 'clock' | 'log' | 'random' | 'surroundings'>;

/** A background service leaves after this long without a request. */
const IDLE_MILLIS = 15 * 60_000;
/** How often it looks whether its file is still there: a home folder may go away under it. */
const LOOK_MILLIS = 30_000;

/**
 * The key service of one person: hands keys to tools over a socket, mints once for many callers, and lets callers that
 * meet an ended session wait together for one sign-in. It holds keys in the engine's memory only.
 */
export class KeyService {
  readonly #ports: ServicePorts;
  readonly #options: KeyServiceOptions;
  readonly #waiters: SignInWaiters;
  readonly #approvals: ToolApprovals | undefined;
  readonly #server: ServiceServer;
  readonly #succession: Succession;
  readonly #secret: string | undefined;
  readonly #startedAtMillis: number;
  #unsubscribe: () => void = () => undefined;
  #idle = new AbortController();
  #isLeaving = false;
  /** Aborts when the service stops, with what callers that wait for a person are refused with. */
  readonly #stopped = new AbortController();
  #signedIn: ReadonlySet<string> = new Set();
  /** Sign-ins that have been seen: one that ends while keys are asked for must not be waited for. */
  #signIns = 0;

  constructor(ports: ServicePorts, options: KeyServiceOptions) {
    this.#ports = ports;
    this.#options = options;
    // Elsewhere the socket's folder is the lock: nobody else can enter it.
    this.#secret = ports.surroundings.platform === 'win32' ? token(ports, 32) : undefined;
    this.#startedAtMillis = ports.clock.nowMillis();
    this.#succession = new Succession(options.owner, options.ownDir, ports);
    this.#waiters = new SignInWaiters(ports.alarm, (sourceId, waiters) => options.onWaiting?.(sourceId, waiters));
    this.#approvals = options.askAboutTool && new ToolApprovals(ports, options.askAboutTool);
    this.#server = new ServiceServer(ports, this.#secret, (request, signal, progress) =>
      this.#answer(request, signal, progress),
    );
  }

  /**
   * Listens, writes the service file, then asks the previous service to leave: callers find one of the two at any time.
   * Returns false, and serves nobody, where a background service finds another that answers. Rejects: fileForbidden where
   * no folder is private enough, busy, diskFailed, diskFull.
   */
  async start(): Promise<boolean> {
    await ensurePrivateFolder(this.#options.ownDir);
    if (!(await this.#begin())) return false;
    this.#restartIdle();
    if (this.#options.owner === 'app')
      this.#succession.untilLost(this.#stopped.signal).then(
        () => this.#leave(),
        () => undefined,
      );
    return true;
  }

  async #begin(): Promise<boolean> {
    const { keys } = this.#options;
    // Before the first caller can ask: what it waits for may come at once.
    this.#signedIn = this.#liveSessions(keys.state);
    this.#unsubscribe = keys.subscribe((state) => this.#serveSignedIn(state));
    let isServing = false;
    try {
      isServing = await this.#succession.begin(() => this.#listen());
      return isServing;
    } finally {
      if (!isServing) {
        this.#unsubscribe();
        await this.#server.close();
      }
    }
  }

  /**
   * Accepts nobody new, answers who has asked, and removes the service file if it is still its own. Callers that wait for a
   * person go on waiting at the successor; without one they are refused.
   */
  async stop(): Promise<void> {
    this.#isLeaving = true;
    this.#idle.abort();
    this.#unsubscribe();
    const refusal = (await this.#hasSuccessor()) ? new AskSuccessor() : new DaypassError('signInCancelled');
    this.#stopped.abort(refusal);
    this.#waiters.close(refusal);
    await this.#server.drain();
  }

  async #hasSuccessor(): Promise<boolean> {
    try {
      return await this.#succession.end();
    } catch (thrown) {
      this.#ports.log.warn('serviceFileStays', { code: toDaypassError(thrown).code });
      return false;
    }
  }

  async #listen(): Promise<ServiceAddress> {
    const { ownDir, tempDir, uid, pid } = this.#options;
    const { surroundings } = this.#ports;
    const { platform, env } = surroundings;
    const path = this.#socketPath({ platform, env, ownDir, tempDir, uid });
    await this.#server.listen(path);
    const secret = this.#secret === undefined ? {} : { secret: this.#secret };
    return { version: PROTOCOL_VERSION, path, pid, environment: environmentOf(surroundings), ...secret };
  }

  /** Only another app makes the app leave: a background service that asks has taken its place by mistake. */
  async #stopAsked(): Promise<ServiceAnswer> {
    if (this.#options.owner === 'app' && (await this.#succession.holdsPlace()))
      return { ok: false, code: 'serviceInApp', facts: {} };
    this.#leave();
    return { ok: true };
  }

  async #answer(request: ServiceRequest, signal: AbortSignal, progress: Progress): Promise<ServiceAnswer> {
    this.#restartIdle();
    switch (request.ask) {
      case 'status':
        return { ok: true, status: this.#status() };
      case 'reload':
        await this.#options.keys.reload();
        return { ok: true };
      case 'stop':
        return this.#stopAsked();
      case 'credentials':
        return { ok: true, output: await this.#credentials(request, signal, progress) };
    }
  }

  async #credentials(request: CredentialsRequest, signal: AbortSignal, progress: Progress): Promise<string> {
    const { keys } = this.#options;
    const role = await keys.resolveRole(request.selector);
    const limitMillis = this.#waitMillis(request);
    const deadlineMillis = this.#ports.clock.nowMillis() + limitMillis;
    let isAllowed = false;
    for (;;) {
      const signInsBefore = this.#signIns;
      try {
        return keys.write(await keys.issue(role, request, signal, isAllowed));
      } catch (thrown) {
        const error = toDaypassError(thrown);
        // A clock set back makes nobody wait for longer.
        const leftMillis = Math.min(deadlineMillis - this.#ports.clock.nowMillis(), limitMillis);
        if (error.code === 'productionNotConfirmed' && !isAllowed) {
          await this.#askAboutTool(role, request, error, leftMillis, signal);
          isAllowed = true;
          continue;
        }
        if (error.code !== 'signInNeeded' || leftMillis <= 0) throw error;
        if (signInsBefore !== this.#signIns) continue;
        // An assumed role waits for the sign-in of its base.
        const { session: waitingFor = role.sourceId } = error.facts;
        progress({ waitingFor: String(waitingFor), owner: this.#options.owner });
        const program = request.requester.programs[0] ?? 'daypass';
        await this.#waiters.wait(String(waitingFor), { program }, leftMillis, signal);
      }
    }
  }

  /** Asks the person. Unless they allow it, rejects with `error`, and with the fact `refusal` if they could be asked. */
  async #askAboutTool(
    role: RoleRef,
    { requester }: CredentialsRequest,
    error: DaypassError,
    waitMillis: number,
    signal: AbortSignal,
  ): Promise<void> {
    if (this.#approvals === undefined) throw error;
    const { account, reason: why } = error.facts;
    const question = {
      program: requester.programs[0] ?? 'daypass',
      ...(requester.folder !== undefined && { folder: requester.folder }),
      role,
      ...(typeof account === 'string' && { account }),
      ...(why === 'nameUnknown' && { isNameUnknown: true }),
    };
    const isWaitingFor = AbortSignal.any([signal, this.#stopped.signal]);
    const answer = await this.#approvals.answerOf(question, waitMillis, isWaitingFor);
    if (answer === 'yes') return;
    const { aborted, reason } = this.#stopped.signal;
    if (aborted && reason instanceof AskSuccessor) throw reason;
    throw new DaypassError(error.code, { ...error.facts, refusal: answer });
  }

  /** Nobody waits where no person can see it: without the app, a terminal must be there. */
  #waitMillis({ waitMillis, hasTerminal }: CredentialsRequest): number {
    return this.#options.owner === 'app' || hasTerminal ? waitMillis : 0;
  }

  #serveSignedIn(state: EngineState): void {
    const before = this.#signedIn;
    this.#signedIn = this.#liveSessions(state);
    for (const sourceId of this.#signedIn) {
      if (!before.has(sourceId)) this.#signIns += 1;
      this.#waiters.signedIn(sourceId);
    }
  }

  #liveSessions({ sessions }: EngineState): ReadonlySet<string> {
    const now = this.#ports.clock.nowMillis();
    const live = sessions.filter(({ standing }) => isLive(sessionCondition(standing, now)));
    return new Set(live.map(({ session }) => session.id));
  }

  #status() {
    return {
      owner: this.#options.owner,
      pid: this.#options.pid,
      startedAtMillis: this.#startedAtMillis,
      waiting: this.#waiters.count,
    };
  }

  #restartIdle(): void {
    this.#idle.abort();
    if (this.#options.owner === 'app' || this.#isLeaving) return;
    this.#idle = new AbortController();
    void this.#leaveWhenIdle(this.#ports.clock.nowMillis() + IDLE_MILLIS, this.#idle.signal);
  }

  /** Leaves at the deadline, or sooner when its service file is gone or names another. */
  async #leaveWhenIdle(deadlineMillis: number, signal: AbortSignal): Promise<void> {
    try {
      do await this.#ports.alarm.sleep(LOOK_MILLIS, signal);
      while ((this.#waiters.count > 0 || this.#ports.clock.nowMillis() < deadlineMillis) && this.#succession.isFound);
      this.#leave();
    } catch {
      // A request came, or the service stops.
    }
  }

  #leave(): void {
    if (this.#isLeaving) return;
    this.#isLeaving = true;
    this.#options.onLeave();
  }

  /** A new name for each service, so that the address tells one from the next; in the first folder that is private. */
  #socketPath(place: SocketPlace): string {
    const paths = socketPaths(place, token(this.#ports, 9));
    let refusal: unknown = new DaypassError('fileForbidden', { path: place.ownDir, reason: 'pathTooLong' });
    for (const path of paths) {
      try {
        if (place.platform !== 'win32') ensureSocketFolder(dirname(path));
        return path;
      } catch (thrown) {
        // XDG_RUNTIME_DIR may be another user's, as after `su`.
        refusal = thrown;
      }
    }
    throw refusal;
  }
}

function token({ random }: Pick<Ports, 'random'>, bytes: number): string {
  return Buffer.from(random.bytes(bytes)).toString('base64url');
}
