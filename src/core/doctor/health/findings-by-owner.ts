import type { Finding } from '../../../shared/domain/findings.ts';
import type { ByName, NamedValues } from '../named-values.ts';

const NONE: readonly Finding[] = [];

/** Findings by the profile and the session they are about. */
export class FindingsByOwner {
  readonly #ofProfile = new Map<string, Finding[]>();
  readonly #ofSession = new Map<string, Finding[]>();
  readonly #profiles: ByName;

  constructor(findings: readonly Finding[], profiles: ByName) {
    this.#profiles = profiles;
    for (const finding of findings) {
      const { profileName = factOf(finding, 'profile'), sessionName = factOf(finding, 'session') } = finding;
      if (profileName !== undefined) add(this.#ofProfile, profileName, finding);
      else if (sessionName !== undefined) add(this.#ofSession, sessionName, finding);
    }
  }

  /** Those of the profile, then of its session, then of the profiles that it builds on. */
  about(profileName: string): readonly Finding[] {
    const found: Finding[] = [];
    const seen = new Set<string>();
    for (let at: string | undefined = profileName; at !== undefined && !seen.has(at);) {
      seen.add(at);
      const values: NamedValues | undefined = this.#profiles.get(at);
      const sessionName = values?.values.get('sso_session')?.value;
      found.push(...(this.#ofProfile.get(at) ?? NONE), ...(this.#ofSession.get(sessionName ?? '') ?? NONE));
      at = values?.values.get('source_profile')?.value;
    }
    return found;
  }
}

function factOf({ facts }: Finding, name: 'profile' | 'session'): string | undefined {
  const fact = facts[name];
  return typeof fact === 'string' ? fact : undefined;
}

function add(into: Map<string, Finding[]>, name: string, finding: Finding): void {
  const all = into.get(name) ?? [];
  into.set(name, all);
  all.push(finding);
}
