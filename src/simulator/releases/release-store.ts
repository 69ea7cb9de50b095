import type { Answer } from '../http/answer.ts';

export interface PublishedRelease {
  /** As its tag names it, without the `v`. */
  readonly version: string;
  readonly prerelease?: boolean;
  readonly draft?: boolean;
}

/** The releases of one repository on GitHub, of which the API lists the latest. */
export class ReleaseStore {
  /** `owner/name`. */
  readonly repository = 'fake-owner/daypass';
  /** The API's address for these releases, on the server at `origin`. */
  readonly path = `/repos/${this.repository}/releases`;
  #latest: PublishedRelease | undefined;
  #instead: Answer | undefined;

  get latest(): PublishedRelease | undefined {
    return this.#latest;
  }

  get instead(): Answer | undefined {
    return this.#instead;
  }

  publish(release: PublishedRelease): void {
    this.#latest = release;
    this.#instead = undefined;
  }

  /** Everything is answered so from now on, as by a server that was taken over. */
  answerWith(answer: Answer): void {
    this.#instead = answer;
  }
}
