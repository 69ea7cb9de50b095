import type { AwsClient, Diagnosis, Finding } from '../../../shared/domain/findings.ts';

export interface FindingFilter {
  readonly client?: AwsClient | undefined;
  readonly profileName?: string | undefined;
}

/** Returns the findings that pass a filter. Those of a profile include those of its session and of its source profiles. */
export function filterFindings({ findings, profiles }: Diagnosis, filter: FindingFilter): readonly Finding[] {
  const { client, profileName } = filter;
  const failing = profiles.find((profile) => profile.profileName === profileName)?.failing ?? [];
  const explaining = new Set(failing.flatMap(({ findingIds }) => findingIds));
  return findings.filter(
    (finding) =>
      (client === undefined || finding.clients.includes(client)) &&
      (profileName === undefined || profileOf(finding) === profileName || explaining.has(finding.id)),
  );
}

/** The profiles that findings are about, in the findings' order. */
export function profilesOf({ findings, profiles }: Diagnosis): readonly string[] {
  const named = findings.flatMap((finding) => profileOf(finding) ?? []);
  return [...new Set([...named, ...profiles.map(({ profileName }) => profileName)])];
}

function profileOf({ profileName, facts }: Finding): string | undefined {
  const fact = facts['profile'];
  return profileName ?? (typeof fact === 'string' ? fact : undefined);
}
