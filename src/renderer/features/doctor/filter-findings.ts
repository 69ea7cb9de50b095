import type { AwsClient, Diagnosis, Finding } from '../../../shared/domain/findings.ts';

export interface FindingFilter {
  readonly client?: AwsClient | undefined;
  readonly profileName?: string | undefined;
}

/** The findings that a filter leaves. A profile's are also those of its session and of the profiles that it builds on. */
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
