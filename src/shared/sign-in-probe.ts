import type { DaypassError, ErrorFacts } from './errors/daypass-error.ts';

/** What a sign-in needs, in this order: each step depends on those before it. */
const PROBE_STEPS = ['resolve', 'proxy', 'tls', 'oidc', 'clock', 'portal', 'roles'] as const;
export type ProbeStep = (typeof PROBE_STEPS)[number];

/** How one step went. */
export interface ProbeReport {
  readonly step: ProbeStep;
  /** Set where the way ends here; later steps are not tried. */
  readonly error?: DaypassError;
  /** What was found: startUrl, region, host, proxy, minutes, accounts, roles. Never secrets. */
  readonly facts: ErrorFacts;
}
