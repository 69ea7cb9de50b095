import { nearNames } from '../../shared/text/nearest.ts';
import { setValue } from './fixes/line-fixes.ts';
import type { Issue } from './issue.ts';

/** A file with more names that nothing bears has lost a part. Each of them is compared with every name there is. */
const MOST_COMPARED = 200;

/** What a reference to something that is not there may stand for. */
export interface Meant extends Pick<Issue, 'fix' | 'meant'> {
  /** The near names, as a fact for the words. */
  readonly facts: { readonly near?: string };
}

const NOTHING: Meant = { facts: {} };

/**
 * Finds what mistyped references stand for, out of the names there are. One near name is a fix. Of several the person
 * chooses, so that nobody's tools come to another account by a guess.
 */
export class MeantNames {
  readonly #names: readonly string[];
  readonly #near = new Map<string, readonly string[]>();

  constructor(names: Iterable<string>) {
    this.#names = [...names];
  }

  /** `self`: a name that the reference can't stand for. */
  of(typed: string, line: number, self?: string): Meant {
    const meant = this.#nearTo(typed).filter((name) => name !== self);
    const [first, ...others] = meant;
    if (first === undefined) return NOTHING;
    const facts = { near: meant.join(', ') };
    return others.length > 0 ? { meant, facts } : { meant, fix: setValue(line, first), facts };
  }

  /** The near name of a reference that is in no file; undefined without one, or with several. */
  only(typed: string): string | undefined {
    const [only, ...others] = this.#nearTo(typed);
    return others.length > 0 ? undefined : only;
  }

  #nearTo(typed: string): readonly string[] {
    const known = this.#near.get(typed);
    if (known !== undefined) return known;
    if (this.#near.size >= MOST_COMPARED) return [];
    const near = nearNames(typed, this.#names);
    this.#near.set(typed, near);
    return near;
  }
}
