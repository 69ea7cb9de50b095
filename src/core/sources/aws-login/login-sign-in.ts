import { DaypassError, toDaypassError } from '../../../shared/errors/daypass-error.ts';
import { heldUntilMillis, type SessionState } from '../../../shared/domain/session-state.ts';
import type { Trouble } from '../../../shared/view.ts';
import type { SignInOptions } from '../../requests.ts';
import type { SourceDeps } from '../role-source.ts';
import { allowedLink, endpointUrlsOf } from '../../transport/link-gate.ts';
import { checkAwsCli, opensBrowserItself, signInByAwsCli } from './aws-cli.ts';
import type { LoginProfile } from './login-session.ts';

/** AWS gives the person ten minutes as well (service model signin 2023-01-01). */
const SIGN_IN_LIMIT_MILLIS = 10 * 60_000;

interface InProgress {
  readonly abort: AbortController;
  readonly deadlineMillis: number;
  /** Absent until the AWS CLI has printed it. */
  url?: string;
}

/** A sign-in of a profile by `aws login`, one at a time. */
export class LoginSignIn {
  readonly #deps: SourceDeps;
  readonly #profile: LoginProfile;
  /** The profile names no Region of its own. */
  readonly #namesRegion: boolean;
  #inProgress: InProgress | undefined;
  trouble: Trouble | undefined;

  constructor(deps: SourceDeps, profile: LoginProfile, namesRegion: boolean) {
    this.#deps = deps;
    this.#profile = profile;
    this.#namesRegion = namesRegion;
  }

  /** What is shown while a sign-in runs; `otherwise` without one. */
  standing(otherwise: SessionState): SessionState {
    const inProgress = this.#inProgress;
    if (!inProgress) return otherwise;
    const { url, deadlineMillis } = inProgress;
    const until = heldUntilMillis(otherwise);
    const held = until === undefined ? {} : { heldUntilMillis: until };
    if (url === undefined) return { at: 'registering', ...held };
    return { at: 'awaitingUser', flow: 'browser', url, deadlineMillis, ...held };
  }

  /**
   * Rejects: awsCliNeeded, awsCliTooOld, awsLoginFailed, unexpectedAnswer for a link that leads elsewhere than to AWS or the
   * person's own endpoint variables, signInCancelled, signInExpired.
   */
  async run({ openBrowser = true, onPrompt, signal }: SignInOptions): Promise<void> {
    this.cancel();
    const { ports } = this.#deps;
    const { profileName, region, sourceId } = this.#profile;
    const abort = new AbortController();
    const deadlineMillis = ports.clock.nowMillis() + SIGN_IN_LIMIT_MILLIS;
    const inProgress: InProgress = { abort, deadlineMillis };
    this.#inProgress = inProgress;
    this.trouble = undefined;
    const ended = new AbortController();
    const { platform, env } = ports.surroundings;
    const combined = signal ? AbortSignal.any([signal, abort.signal]) : abort.signal;
    const cancelDeadline = ports.alarm.set(deadlineMillis, () =>
      abort.abort(new DaypassError('signInExpired', { session: sourceId })),
    );
    this.#changed();
    try {
      const cli = await this.#deps.awsCli();
      if (!cli) throw new DaypassError('awsCliNeeded', { profile: profileName });
      await checkAwsCli(cli, profileName);
      await signInByAwsCli(cli, {
        profileName,
        ...(!this.#namesRegion && { region }),
        platform,
        signal: combined,
        onLink: (printed) => {
          const url = allowedLink(printed, { hosts: [], endpointUrls: endpointUrlsOf(env) });
          if (url === undefined) return abort.abort(new DaypassError('unexpectedAnswer'));
          inProgress.url = url;
          this.#changed();
          onPrompt?.({ flow: 'browser', url, deadlineMillis });
          if (openBrowser && !opensBrowserItself(platform))
            this.#open(inProgress, url, AbortSignal.any([combined, ended.signal]));
        },
      });
      this.trouble = undefined;
    } catch (thrown) {
      const error = signal?.aborted === true ? new DaypassError('signInCancelled') : toDaypassError(thrown);
      if (error.code !== 'signInCancelled' && this.#inProgress === inProgress)
        this.trouble = { code: error.code, facts: error.facts, atMillis: ports.clock.nowMillis() };
      throw error;
    } finally {
      cancelDeadline();
      ended.abort();
      if (this.#inProgress === inProgress) this.#inProgress = undefined;
      this.#changed();
    }
  }

  cancel(): void {
    const inProgress = this.#inProgress;
    this.#inProgress = undefined;
    inProgress?.abort.abort(new DaypassError('signInCancelled'));
    if (inProgress) this.#changed();
  }

  /** A browser that can't be opened does not end the sign-in: the link can still be copied. */
  #open(inProgress: InProgress, url: string, signal: AbortSignal): void {
    const { browser, clock } = this.#deps.ports;
    browser.open(url, signal).catch((thrown: unknown) => {
      if (this.#inProgress !== inProgress) return;
      const { code, facts } = toDaypassError(thrown);
      this.trouble = { code, facts, atMillis: clock.nowMillis() };
      this.#changed();
    });
  }

  #changed(): void {
    this.#deps.onChange(this.#profile.sourceId);
  }
}
