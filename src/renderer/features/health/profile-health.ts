import { healthWords } from '../../../presenter/words/health-words.ts';
import { AWS_CLIENTS, type AwsClient, type Diagnosis, type Finding } from '../../../shared/domain/findings.ts';
import type { Language } from '../../../shared/domain/languages.ts';

export interface ClientHealth {
  readonly client: AwsClient;
  readonly works: boolean;
  /** Why not, in words. */
  readonly why?: string;
}

interface HealthOfProfile {
  readonly clients: readonly ClientHealth[];
  /** The sentence in the profile's row. Undefined if nothing but the whole file is refused. */
  readonly trouble?: string;
  /** The findings that explain it, the gravest first. */
  readonly findings: readonly Finding[];
}

/** The health of a profile by its name. Undefined until the files are checked. */
export type HealthOf = (profileName: string) => HealthOfProfile | undefined;

/** The diagnosis is read when the first profile is rendered, so that one that can't be read fails the page and not the window. */
export function healthIn(diagnosis: Diagnosis | undefined, language: Language): HealthOf {
  if (diagnosis === undefined) return () => undefined;
  let healthOf: HealthOf | undefined;
  return (profileName) => (healthOf ??= readHealth(diagnosis, language))(profileName);
}

function readHealth(diagnosis: Diagnosis, language: Language): HealthOf {
  const byName = new Map(diagnosis.profiles.map((profile) => [profile.profileName, profile.failing]));
  const refusals = new Map(diagnosis.refusedBy.map(({ client, findingIds }) => [client, findingIds]));
  const byId = new Map(diagnosis.findings.map((finding) => [finding.id, finding]));
  const findingsOf = (ids: readonly string[]): readonly Finding[] =>
    [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
  return (profileName) => {
    const failing = byName.get(profileName) ?? [];
    const [first] = failing;
    const clients = AWS_CLIENTS.map((client): ClientHealth => {
      const refused = refusals.get(client);
      if (refused !== undefined)
        return { client, works: false, why: healthWords('refused', findingsOf(refused), language) };
      const fails = failing.find((one) => one.client === client);
      if (fails === undefined) return { client, works: true };
      return { client, works: false, why: healthWords(fails.why, findingsOf(fails.findingIds), language) };
    });
    return {
      clients,
      findings: findingsOf([...failing.flatMap(({ findingIds }) => findingIds), ...[...refusals.values()].flat()]),
      ...(first !== undefined && { trouble: healthWords(first.why, findingsOf(first.findingIds), language) }),
    };
  };
}
