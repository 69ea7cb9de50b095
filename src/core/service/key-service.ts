import { isLive, sessionCondition } from '../../shared/domain/session-condition.ts';
import { dirname } from 'node:path';
import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import { ensurePrivateFolder } from '../disk/paths/private-folder.ts';
import { writeFileAtomically } from '../disk/write/atomic-write.ts';
import type { Ports } from '../ports.ts';
import type { RoleCredentials } from '../role-credentials.ts';
import type { EngineState } from '../state.ts';
import { readServiceAddress, serviceFilePath, socketPaths, type ServiceAddress, type SocketPlace } from './address.ts';
import { askServiceAt } from './client.ts';
import { environmentOf } from './served-environment.ts';
import { PROTOCOL_VERSION, type ServiceAnswer, type ServiceRequest, type ServiceSelector } from './protocol.ts';
import { ServiceServer, type Progress } from './server.ts';
import { ensureSocketFolder } from './socket-folder.ts';
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
  readonly #secret: string | undefined;
  readonly #startedAtMillis: number;
  #address: ServiceAddress | undefined;
  #unsubscribe: () => void = () => undefined;
  #idle = new AbortController();
  #isLeaving = false;

  constructor(ports: ServicePorts, options: KeyServiceOptions) {
    this.#ports = ports;
    this.#options = options;
    // Elsewhere the socket's folder is the lock: nobody else can enter it.
    this.#secret = ports.surroundings.platform === 'win32' ? token(ports, 32) : undefined;
    this.#startedAtMillis = ports.clock.nowMillis();
    this.#waiters = new SignInWaiters(ports.alarm, (sourceId, waiters) => options.onWaiting?.(sourceId, waiters));
    this.#approvals = options.askAboutTool && new ToolApprovals(ports, options.askAboutTool);
    this.#server = new ServiceServer(ports, this.#secret, (request, signal, progress) =>
      this.#answer(request, signal, progress),
    );
  }

  /**
   * Listens, writes the service file, then asks the previous service to leave: callers find one of the two at any time.
   * Rejects: fileForbidden where no folder is private enough, diskFailed, diskFull.
   */
  async start(): Promise<void> {
    const { ownDir, tempDir, uid, pid, keys } = this.#options;
    const { surroundings } = this.#ports;
    const { platform, env } = surroundings;
    const path = this.#socketPath({ platform, env, ownDir, tempDir, uid });
    await ensurePrivateFolder(ownDir);
    await this.#server.listen(path);
    const previous = readServiceAddress(ownDir);
    this.#address = {
      version: PROTOCOL_VERSION,
      path,
      pid,
      environment: environmentOf(surroundings),
      ...(this.#secret !== undefined && { secret: this.#secret }),
    };
    const file = serviceFilePath(ownDir);
    await writeFileAtomically(file, Buffer.from(JSON.stringify(this.#address)), { own: true, mode: 0o600 });
    this.#unsubscribe = keys.subscribe((state) => this.#serveSignedIn(state));
    this.#restartIdle();
    if (previous !== undefined) void askServiceAt(previous, { ask: 'stop' });
  }

  /** Accepts nobody new, answers who has asked, and removes the service file if it is still its own. */
  async stop(): Promise<void> {
    this.#isLeaving = true;
    this.#idle.abort();
    this.#unsubscribe();
    const { ownDir } = this.#options;
    if (this.#address !== undefined && readServiceAddress(ownDir)?.path === this.#address.path)
      await writeFileAtomically(serviceFilePath(ownDir), Buffer.from('{}'), { own: true, mode: 0o600 }).catch(
        (thrown: unknown) => this.#ports.log.warn('serviceFileStays', { code: toDaypassError(thrown).code }),
      );
    this.#waiters.refuseAll(new DaypassError('signInCancelled'));
    await this.#server.drain();
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
        this.#leave();
        return { ok: true };
      case 'credentials':
        return { ok: true, output: await this.#credentials(request, signal, progress) };
    }
  }

  async #credentials(request: CredentialsRequest, signal: AbortSignal, progress: Progress): Promise<string> {
    const { keys } = this.#options;
    const role = await keys.resolveRole(request.selector);
    const deadlineMillis = this.#ports.clock.nowMillis() + this.#waitMillis(request);
    let isAllowed = false;
    for (;;) {
      try {
        return keys.write(await keys.issue(role, request, signal, isAllowed));
      } catch (thrown) {
        const error = toDaypassError(thrown);
        const leftMillis = deadlineMillis - this.#ports.clock.nowMillis();
        if (error.code === 'productionNotConfirmed' && !isAllowed) {
          isAllowed = await this.#isAllowed(role, request, error, leftMillis, signal);
          if (isAllowed) continue;
        }
        if (error.code !== 'signInNeeded' || leftMillis <= 0) throw error;
        // An assumed role waits for the sign-in of its base.
        const { session: waitingFor = role.sourceId } = error.facts;
        progress({ waitingFor: String(waitingFor), owner: this.#options.owner });
        const program = request.requester.programs[0] ?? 'daypass';
        await this.#waiters.wait(String(waitingFor), { program }, leftMillis, signal);
      }
    }
  }

  async #isAllowed(
    role: RoleRef,
    { requester }: CredentialsRequest,
    { facts }: DaypassError,
    waitMillis: number,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { account } = facts;
    const question = {
      program: requester.programs[0] ?? 'daypass',
      ...(requester.folder !== undefined && { folder: requester.folder }),
      role,
      ...(typeof account === 'string' && { account }),
    };
    return (await this.#approvals?.isAllowed(question, waitMillis, signal)) ?? false;
  }

  /** Nobody waits where no person can see it: without the app, a terminal must be there. */
  #waitMillis({ waitMillis, hasTerminal }: CredentialsRequest): number {
    return this.#options.owner === 'app' || hasTerminal ? waitMillis : 0;
  }

  #serveSignedIn({ sessions }: EngineState): void {
    for (const { session, standing } of sessions) {
      if (isLive(sessionCondition(standing, this.#ports.clock.nowMillis()))) this.#waiters.signedIn(session.id);
    }
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
    const { ownDir } = this.#options;
    try {
      do await this.#ports.alarm.sleep(LOOK_MILLIS, signal);
      while (
        this.#ports.clock.nowMillis() < deadlineMillis + (this.#waiters.count > 0 ? IDLE_MILLIS : 0) &&
        readServiceAddress(ownDir)?.path === this.#address?.path
      );
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
