import { toDaypassError } from '../../../shared/errors/daypass-error.ts';
import { AWS_LOGIN_PREFIX } from '../../../shared/domain/source.ts';
import type { SsoProfile } from '../../state.ts';
import { readProfileValues } from '../assumed-role/profile-values.ts';
import { DueAlarm } from '../due-alarm.ts';
import type { RoleSource, SourceDeps, SourceProvider } from '../role-source.ts';
import { AwsLoginSource } from './aws-login-source.ts';
import { LoginSession, type LoginProfile } from './login-session.ts';
import { LoginSignIn } from './login-sign-in.ts';

/** The profiles with `login_session` (AWS CLI 2.32 and later). */
export class AwsLoginProvider implements SourceProvider {
  readonly type = 'awsLogin';
  readonly #deps: SourceDeps;
  #sources: ReadonlyMap<string, AwsLoginSource> = new Map();
  profiles: readonly SsoProfile[] = [];
  readonly #due: DueAlarm;
  #renewing: Promise<void> = Promise.resolve();

  constructor(deps: SourceDeps) {
    this.#deps = deps;
    this.#due = new DueAlarm(
      deps.ports.alarm,
      () => [...this.#sources.values()].flatMap(({ session }) => session.dueAtMillis ?? []),
      () => this.#renewDue(),
    );
  }

  async refresh(): Promise<readonly RoleSource[]> {
    const { aws, ports } = this.#deps;
    const { AWS_REGION: own, AWS_DEFAULT_REGION: usual } = ports.surroundings.env;
    try {
      const sources = new Map<string, AwsLoginSource>();
      const profiles: SsoProfile[] = [];
      for (const [profileName, values] of await readProfileValues(aws)) {
        const loginSession = values.get('login_session');
        if (loginSession === undefined || values.has('role_arn')) continue;
        const region = values.get('region');
        const profile = {
          profileName,
          sourceId: `${AWS_LOGIN_PREFIX}${profileName}`,
          loginSession,
          region: region ?? (own || usual || 'us-east-1'),
        };
        const source = this.#sourceOf(profile, region !== undefined);
        sources.set(profile.sourceId, source);
        profiles.push({ profileName, ...source.role, ...(region !== undefined && { region }) });
      }
      for (const [id, source] of this.#sources) if (sources.get(id) !== source) source.cancelSignIn();
      this.#sources = sources;
      this.profiles = profiles;
    } catch (thrown) {
      // The other providers report a config file that can't be read.
      ports.log.info('awsLogin.unread', { code: toDaypassError(thrown).code });
    }
    return [...this.#sources.values()];
  }

  async reload(): Promise<void> {
    await Promise.all([...this.#sources.values()].map((source) => source.load()));
    this.#due.arm();
  }

  start(): void {
    this.#due.start();
  }

  async stop(): Promise<void> {
    this.#due.stop();
    this.cancelSignIns();
    await this.#renewing;
  }

  wake(): void {
    this.#renewDue();
  }

  cancelSignIns(): void {
    for (const source of this.#sources.values()) source.cancelSignIn();
  }

  /** The same one while the profile is the same: it knows what is going on. */
  #sourceOf(profile: LoginProfile, namesRegion: boolean): AwsLoginSource {
    const known = this.#sources.get(profile.sourceId);
    const { loginSession, region } = known?.session.profile ?? {};
    if (known && loginSession === profile.loginSession && region === profile.region) return known;
    return new AwsLoginSource(new LoginSession(this.#deps, profile), new LoginSignIn(this.#deps, profile, namesRegion));
  }

  #renewDue(): void {
    this.#renewing = this.#renewing.then(() => this.#renewAll()).then(() => this.#due.arm());
  }

  /** Never rejects: what fails for a passing reason is tried again. */
  async #renewAll(): Promise<void> {
    const { ports } = this.#deps;
    for (const { session } of this.#sources.values()) {
      const { dueAtMillis } = session;
      if (!this.#due.isStarted || dueAtMillis === undefined || dueAtMillis > ports.clock.nowMillis()) continue;
      await session.keys().catch((thrown: unknown) => {
        ports.log.info('awsLogin.notRenewed', { code: toDaypassError(thrown).code });
      });
    }
  }
}
