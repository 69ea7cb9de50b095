import type { Clock, Log, ProxyChoice, Surroundings, SystemProxy } from '../ports.ts';
import { isLoopback, targetOf } from './proxies/no-proxy.ts';
import { isExemptByEnvironment, proxyFromEnvironment } from './proxies/proxy-environment.ts';

const DIRECT: ProxyChoice = { via: 'direct' };
/** A machine moves between networks: what was found out about the way is not believed for longer. */
const BELIEVED_MILLIS = 5 * 60_000;

interface Known {
  readonly choices: readonly ProxyChoice[];
  readonly untilMillis: number;
}

/**
 * The ways to a host, best first: what the person chose in Daypass, else what the environment says, else what the
 * system's settings (or their PAC script) say. A way that worked is tried first for some minutes.
 */
export class Routes {
  readonly #ports: RoutePorts;
  readonly #known = new Map<string, Known>();

  constructor(ports: RoutePorts) {
    this.#ports = ports;
  }

  /** At least one way. Throws proxyInvalid. */
  async to(url: URL): Promise<readonly ProxyChoice[]> {
    const { surroundings, systemProxy } = this.#ports;
    if (isLoopback(targetOf(url))) return [DIRECT];
    if (systemProxy?.comesFirst?.() === true) return this.#bySystem(url, systemProxy);
    const { env } = surroundings;
    if (isExemptByEnvironment(url, env)) return [DIRECT];
    const named = proxyFromEnvironment(url, env);
    if (named) return [named];
    return systemProxy ? this.#bySystem(url, systemProxy) : [DIRECT];
  }

  worked(url: URL, choice: ProxyChoice): void {
    const known = this.#known.get(url.origin);
    if (!known || known.choices[0] === choice) return;
    const others = known.choices.filter((other) => other !== choice);
    this.#known.set(url.origin, { ...known, choices: [choice, ...others] });
  }

  /** The network may be another one now. */
  forget(): void {
    this.#known.clear();
  }

  async #bySystem(url: URL, system: SystemProxy): Promise<readonly ProxyChoice[]> {
    const known = this.#known.get(url.origin);
    const now = this.#ports.clock.nowMillis();
    if (known && now < known.untilMillis && known.untilMillis - now <= BELIEVED_MILLIS) return known.choices;
    const choices = await this.#ask(system, url);
    this.#known.set(url.origin, { choices, untilMillis: now + BELIEVED_MILLIS });
    return choices;
  }

  async #ask(system: SystemProxy, url: URL): Promise<readonly ProxyChoice[]> {
    try {
      const choices = await system.resolve(url.origin);
      return choices.length > 0 ? choices : [DIRECT];
    } catch {
      this.#ports.log.warn('systemProxyUnknown');
      return [DIRECT];
    }
  }
}

export interface RoutePorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly surroundings: Surroundings;
  readonly systemProxy?: SystemProxy;
}
