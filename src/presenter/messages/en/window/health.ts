import type { AwsClient, HealthReason } from '../../../../shared/domain/findings.ts';

/** Which tools can use a profile. */
export const health = {
  title: (name: string) => `Which tools can use ${name}`,
  allWork: 'All of them read it and find what they need.',
  someFail: 'What each tool reads of your files decides.',
  tool: 'Tool',
  result: 'Result',
  why: 'Why',
  works: 'Works',
  fails: 'Fails',
  /** Of one tool, in a row of the profiles. */
  worksWith: (tool: string) => `works with ${tool}`,
  failsWith: (tool: string) => `fails with ${tool}`,
  clients: { botocore: 'AWS CLI, Python', javascript: 'SDK for JavaScript', go: 'Go, Terraform' } satisfies Readonly<
    Record<AwsClient, string>
  > as Readonly<Record<AwsClient, string>>,
  /** As short as a column's head. */
  shortClients: { botocore: 'CLI', javascript: 'JS', go: 'Go' } satisfies Readonly<
    Record<AwsClient, string>
  > as Readonly<Record<AwsClient, string>>,
  reasons: {
    refused: 'It can’t read the file at all',
    unseen: 'It does not see the profile',
    noKeys: 'It does not see where the keys come from',
    incomplete: 'It misses a setting of the sign-in',
    sessionMissing: 'It does not find the session',
    sessionIncomplete: 'It misses a setting of the session',
    sourceMissing: 'It does not find the source profile',
    sourceLoop: 'The source profiles lead back to this one',
    sourceFails: 'The source profile fails',
    finding: 'A setting is wrong',
  } satisfies Readonly<Record<HealthReason | 'refused', string>> as Readonly<Record<HealthReason | 'refused', string>>,
  cures: 'What stands in the way',
  showWhy: (name: string) => `Why ${name} fails`,
  refusedTitle: (tools: string) => `${tools}: no profile works`,
  refusedBody: 'A line of the file is refused, and with it the whole file.',
  showProblem: 'Show the problem',
};
