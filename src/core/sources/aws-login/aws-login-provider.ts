import { toDaypassError } from '../../../shared/errors/daypass-error.ts';
import type { SsoProfile } from '../../state.ts';
import { readProfileValues } from '../assumed-role/profile-values.ts';
import type { RoleSource, SourceDeps, SourceProvider } from '../role-source.ts';
import { AwsLoginSource } from './aws-login-source.ts';
import { LoginSession } from './login-session.ts';

/** Their keys live 15 minutes. */
const LOOK_MILLIS = 60_000;

/** The profiles with `login_session` (AWS CLI 2.32 and later). */
export class AwsLoginProvider implements SourceProvider {
  readonly type = 'awsLogin';
  readonly #deps: SourceDeps;
  #sources: ReadonlyMap<string, AwsLoginSource> = new Map();
  #cancelLook: (() => void) | undefined;
  #looking: Promise<void> = Promise.resolve();
  /** Profiles whose sign-in has ended: AWS is not asked again before the config changes or a tool asks. */
  #ended = new Set<string>();

  constructor(deps: SourceDeps) {
    this.#deps = deps;
  }

  async refresh(): Promise<readonly RoleSource[]> {
    const { aws, ports } = this.#deps;
    const { AWS_REGION: own, AWS_DEFAULT_REGION: usual } = ports.surroundings.env;
    try {
      const sources = new Map<string, AwsLoginSource>();
      for (const [name, values] of await readProfileValues(aws)) {
        const loginSession = values.get('login_session');
        if (loginSession === undefined || values.has('role_arn')) continue;
        const region = values.get('region') ?? (own || usual || 'us-east-1');
        const session = new LoginSession(this.#deps, { name, loginSession, region });
        sources.set(name, new AwsLoginSource(name, loginSession, region, session));
      }
      this.#sources = sources;
    } catch (thrown) {
      // The other providers report a config file that can't be read.
      ports.log.info('awsLogin.unread', { code: toDaypassError(thrown).code });
    }
    return [...this.#sources.values()];
  }

  async reload(): Promise<void> {
    this.#ended = new Set();
  }

  roleOfProfile(profileName: string): SsoProfile | undefined {
    const source = this.#sources.get(profileName);
    return source && { profileName, ...source.role };
  }

  start(): void {
    this.#cancelLook = this.#deps.ports.alarm.set(this.#deps.ports.clock.nowMillis() + LOOK_MILLIS, () => {
      this.#looking = this.#renewAll().then(() => {
        if (this.#cancelLook) this.start();
        return undefined;
      });
    });
  }

  async stop(): Promise<void> {
    this.#cancelLook?.();
    this.#cancelLook = undefined;
    await this.#looking;
  }

  /** Never rejects: what fails for a passing reason is tried again in a minute. */
  async #renewAll(): Promise<void> {
    for (const [name, { session }] of this.#sources) {
      if (this.#ended.has(name)) continue;
      await session.keys().catch((thrown: unknown) => {
        const { code } = toDaypassError(thrown);
        if (code === 'loginSessionEnded') this.#ended.add(name);
        this.#deps.ports.log.info('awsLogin.notRenewed', { code });
      });
    }
  }
}
